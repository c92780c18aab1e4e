import { Component, DestroyRef, ElementRef, inject, input, model, signal, viewChild } from '@angular/core';
import { limits } from '@samepage/contracts';
import { SpButton, SpControl, SpField } from '@samepage/ui';
import { SpWords } from '../../shared/words';

const megabytes = limits.imageBytes / 1024 / 1024;

/** A picture to go with the words: chosen, seen, and described for those who do not see it. */
@Component({
  selector: 'sp-picture-field',
  imports: [SpButton, SpControl, SpField, SpWords],
  templateUrl: './picture-field.html',
  styleUrl: './picture-field.css',
})
export class SpPictureField {
  readonly picture = model<File | null>(null);
  readonly alt = model('');
  readonly altError = input<string>();
  readonly error = input<string>();
  /** How much of it has gone, from 0 to 1, while it is being sent. */
  readonly progress = input<number | null>(null);

  protected readonly altLimit = limits.alt;
  protected readonly preview = signal<string | null>(null);
  protected readonly problem = signal('');
  private readonly box = viewChild.required<ElementRef<HTMLInputElement>>('box');

  constructor() {
    inject(DestroyRef).onDestroy(() => this.revoke());
  }

  protected take(file: File | undefined): void {
    if (!file) return;
    const tooLarge = file.size > limits.imageBytes;
    this.problem.set(tooLarge ? `That picture is larger than ${megabytes} MB. Choose a smaller one.` : '');
    if (tooLarge) return;
    this.revoke();
    this.picture.set(file);
    this.preview.set(URL.createObjectURL(file));
  }

  protected remove(): void {
    this.revoke();
    this.picture.set(null);
    this.box().nativeElement.value = '';
    this.box().nativeElement.focus();
  }

  private revoke(): void {
    const address = this.preview();
    if (address) URL.revokeObjectURL(address);
    this.preview.set(null);
  }
}
