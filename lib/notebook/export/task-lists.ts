import type { MarkdownIt } from "markdown-it";

const TASK = /^\[([ xX])\][ \t]+(?=\S)/;

/** Plugin for markdown-it that sets GitHub's lists of tasks, `- [ ] open` and `- [x] done`, with boxes. */
export function taskLists(md: MarkdownIt): void {
  md.core.ruler.before("inline", "task_lists", ({ tokens }) => {
    for (const [at, token] of tokens.entries()) {
      const isItem = tokens[at - 2]?.type === "list_item_open" && tokens[at - 1]?.type === "paragraph_open";
      if (token.type !== "inline" || !isItem) continue;
      token.content = token.content.replace(TASK, (_, mark) => (mark === " " ? "☐ " : "☑ "));
    }
  });
}
