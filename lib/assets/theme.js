/* Runs in a front end whose reader can change its theme: draws the figures in its new colours. */
{
  // VS Code leaves outputs transparent on its editor's colour, which no script of an output sees otherwise.
  const style = document.createElement("style");
  style.textContent = ".cb-figure{background:var(--vscode-editor-background)}";
  document.head.append(style);
}
new MutationObserver(() => {
  // The theme's style sheet may come after its name.
  for (const delay of [0, 1000]) setTimeout(() => window.claimbookRecolour().catch(() => {}), delay);
}).observe(document.body, {
  attributeFilter: ["data-jp-theme-name", "data-jp-theme-light", "data-vscode-theme-kind"],
});
