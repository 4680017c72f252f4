import { FIGURES_FILE, KERNEL_NAME } from "../ipynb/kernel-name.js";

const FILE = `kernelspecs/${KERNEL_NAME}/${FIGURES_FILE}`;

/**
 * A script of an output that calls what the loader brings. On a page of a Jupyter server, which says where it serves from, it fetches the
 * loader from beside the kernelspec when it is not there yet, once a page; elsewhere it does nothing without one.
 * @param name the loader's function
 */
export function pageScript(name: "claimbookDraw" | "claimbookScoreboard"): string {
  const code = [
    `if(w.${name})return w.${name}()`,
    // JupyterLab and Notebook 7, else Notebook 6.
    `const c=d.getElementById("jupyter-config-data"),b=c?JSON.parse(c.textContent).baseUrl:d.body.dataset.baseUrl`,
    `if(!b||w.claimbookAsked)return`,
    `w.claimbookAsked=1`,
    `const s=d.createElement("script")`,
    `s.src=b+"${FILE}"`,
    `d.head.append(s)`,
  ];
  return `<script>((w,d)=>{${code.join(";")}})(window,document)</script>`;
}
