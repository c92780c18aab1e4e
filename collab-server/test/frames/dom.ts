import { JSDOM } from 'jsdom';

/** A page for editors to be in, beside a server: jest's own jsdom environment would give `ws` its browser half. */
const { window } = new JSDOM('<!doctype html><body></body>', { pretendToBeVisual: true });
const names = [
  ...[
    'window',
    'document',
    'Node',
    'Element',
    'HTMLElement',
    'Text',
    'DocumentFragment',
    'DOMParser',
    'Range',
  ],
  ...[
    'MutationObserver',
    'getSelection',
    'getComputedStyle',
    'requestAnimationFrame',
    'cancelAnimationFrame',
  ],
  ...['KeyboardEvent', 'ClipboardEvent', 'innerHeight', 'innerWidth'],
];
for (const name of names) {
  const value: unknown = name === 'window' ? window : Reflect.get(window, name);
  Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
}

export const page = window.document;
