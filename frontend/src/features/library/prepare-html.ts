/**
 * Make the server's sanitised HTML work on a narrow screen and from the keyboard: what scrolls
 * sideways (code, tables) can be focused and has a name.
 */
export function prepareHtml(html: string): string {
  const { body } = new DOMParser().parseFromString(html, "text/html");
  for (const pre of body.querySelectorAll("pre")) {
    makeScrollable(pre, "Code");
  }
  for (const table of body.querySelectorAll("table")) {
    const scroll = table.ownerDocument.createElement("div");
    scroll.className = "table-scroll";
    table.replaceWith(scroll);
    scroll.append(table);
    makeScrollable(scroll, "Table");
  }
  return body.innerHTML;
}

function makeScrollable(element: Element, name: string): void {
  element.setAttribute("tabindex", "0");
  element.setAttribute("role", "group");
  element.setAttribute("aria-label", name);
}
