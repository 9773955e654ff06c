/** The text of some HTML, a line for each of its paragraphs. Nothing of it is run or loaded. */
export function plainText(text: string): string {
  if (!/<\w+[^>]*>/.test(text)) return text;
  const lines = text.replace(/<(br|\/p|\/li|\/h\d)[^>]*>/g, '$&\n');
  return new DOMParser().parseFromString(lines, 'text/html').body.textContent?.trim() ?? '';
}
