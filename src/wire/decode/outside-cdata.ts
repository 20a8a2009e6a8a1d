/** Applies `change` to the parts of an XML text that are outside CDATA sections, in one pass whatever the text holds. */
export function outsideCdata(text: string, change: (part: string) => string): string {
  const parts: string[] = [];
  let at = 0;
  for (;;) {
    const open = text.indexOf('<![CDATA[', at);
    if (open === -1) break;
    const close = text.indexOf(']]>', open);
    const end = close === -1 ? text.length : close + 3;
    parts.push(change(text.slice(at, open)), text.slice(open, end));
    at = end;
  }
  return parts.join('') + change(text.slice(at));
}
