/** The way to the next older page; nothing on the last. */
export function OlderLink({ href, text }: { readonly href: string | null; readonly text: string }) {
  return href === null ? null : (
    <p class="older">
      <a rel="next" href={href}>
        {text}
      </a>
    </p>
  );
}
