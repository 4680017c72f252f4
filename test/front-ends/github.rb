# What html-pipeline, whose rules GitHub has published, leaves of pieces of HTML: a JSON text a line, in and out.
require "json"
require "html/pipeline"

$stdin.each_line do |line|
  html = JSON.parse(line, quirks_mode: true)
  puts JSON.generate(HTML::Pipeline::SanitizationFilter.new(html, {}).call.to_s)
end
