/** "": no cell of a page has saved widgets. */
export const widgetHtml = (_id: string): string => "";
