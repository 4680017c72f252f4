/** The name under which notebooks ask for this kernel; it is the folder's name in a kernelspec registry. */
export const KERNEL_NAME = "tslab";

/** The file beside the kernelspec that brings plotly.js to the pages of a Jupyter server, which serves it. */
export const FIGURES_FILE = "figures.js";
