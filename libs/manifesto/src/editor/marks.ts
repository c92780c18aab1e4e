import { Mark } from '@tiptap/core';
import { safeHref } from '../links';

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    manifestoLink: {
      /** Make the selected words lead to `href`; false, and nothing done, unless it is http, https or mailto. */
      linkTo: (href: string) => ReturnType;
    };
  }
}

/** `<b style="font-weight: normal">` is how one office suite wraps everything it copies. */
function isBold(element: HTMLElement): null | false {
  return /^(normal|[1-4]00)$/.test(element.style.fontWeight) ? false : null;
}

export const Bold = Mark.create({
  name: 'bold',
  parseHTML: () => [
    { tag: 'strong' },
    { tag: 'b', getAttrs: isBold },
    { style: 'font-weight', getAttrs: (weight) => (/^(bold(er)?|[5-9]00)$/.test(weight) ? null : false) },
  ],
  renderHTML: () => ['strong', 0],
  addKeyboardShortcuts() {
    return { 'Mod-b': () => this.editor.commands.toggleMark(this.name) };
  },
});

export const Italic = Mark.create({
  name: 'italic',
  parseHTML: () => [
    { tag: 'em' },
    { tag: 'i', getAttrs: (element) => (element.style.fontStyle === 'normal' ? false : null) },
    { style: 'font-style=italic' },
  ],
  renderHTML: () => ['em', 0],
  addKeyboardShortcuts() {
    return { 'Mod-i': () => this.editor.commands.toggleMark(this.name) };
  },
});

/**
 * `href` has a default because y-tiptap deletes text whose mark cannot be made: a link without one must stay
 * words. The address is checked on the way in and again when it is drawn, for it may come from another client.
 */
export const Link = Mark.create({
  name: 'link',
  inclusive: false,
  addAttributes: () => ({
    href: {
      default: null,
      rendered: false,
      parseHTML: (element: HTMLElement) => safeHref(element.getAttribute('href')),
    },
  }),
  parseHTML: () => [
    {
      tag: 'a[href]',
      getAttrs: (element) => (safeHref(element.getAttribute('href')) === null ? false : null),
    },
  ],
  renderHTML: ({ mark }) => {
    const href = safeHref(mark.attrs['href']);
    return ['a', href === null ? {} : { href, rel: 'noopener noreferrer nofollow' }, 0];
  },
  addCommands() {
    return {
      linkTo:
        (address) =>
        ({ commands }) => {
          const href = safeHref(address);
          return href !== null && commands.setMark(this.name, { href });
        },
    };
  },
});
