import { expect, it } from "vitest";
import { prepareHtml } from "./prepare-html";

it("makes code focusable and names it", () => {
  const html = prepareHtml('<div class="highlight"><pre>x = 1</pre></div>');
  expect(html).toContain('<pre tabindex="0" role="group" aria-label="Code">x = 1</pre>');
});

it("lets wide tables scroll in a frame of their own", () => {
  const html = prepareHtml("<p>a</p><table><tbody><tr><td>1</td></tr></tbody></table><p>b</p>");
  expect(html).toMatch(/^<p>a<\/p><div class="table-scroll" tabindex="0".*<table>.*<\/div><p>b/);
});

it("leaves other HTML as it is", () => {
  const html = '<p>One &amp; <a href="#x">two</a></p>';
  expect(prepareHtml(html)).toBe(html);
});
