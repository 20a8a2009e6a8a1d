/** A topic as readers see it, from its slug: "harbor-bridge" is "Harbor bridge". */
export function topicName(slug: string): string {
  const words = slug.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
