import { Component, computed, input } from '@angular/core';

/** Words as people typed them: a blank line parts paragraphs, a line break stays one. */
@Component({
  selector: 'sp-paragraphs',
  template: `
    @for (paragraph of paragraphs(); track $index) {
      <p>{{ paragraph }}</p>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: var(--space-3);
    }
    p {
      white-space: pre-line;
    }
  `,
})
export class SpParagraphs {
  readonly text = input.required<string>();

  protected readonly paragraphs = computed(() =>
    this.text()
      .split(/\n\s*\n/)
      .map((paragraph) => paragraph.trim())
      .filter(Boolean),
  );
}
