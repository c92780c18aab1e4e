import { Component, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { limits } from '@samepage/contracts';
import { SpButton, SpControl, SpField, SpSkeleton } from '@samepage/ui';
import { Api } from '../../api/api';
import { inquirySee, provocationPost } from '../../api/functions';
import { keptWords } from '../../core/kept-words';
import { doing } from '../../shared/doing';
import { SpFormTrouble } from '../../shared/form-trouble';
import { freshId } from '../../shared/fresh-id';
import { loaded } from '../../shared/load';
import { SpPageTrouble } from '../../shared/page-trouble';
import { SpWords } from '../../shared/words';
import { SpPictureField } from './picture-field';
import { PictureUpload } from './picture-upload';

/** The artist puts something out to be answered. */
@Component({
  selector: 'sp-post',
  imports: [
    RouterLink,
    SpButton,
    SpControl,
    SpField,
    SpFormTrouble,
    SpPageTrouble,
    SpPictureField,
    SpSkeleton,
    SpWords,
  ],
  providers: [PictureUpload],
  templateUrl: './post.page.html',
})
export class PostPage {
  readonly slug = input.required<string>();

  private readonly api = inject(Api);
  private readonly router = inject(Router);
  protected readonly upload = inject(PictureUpload);
  protected readonly limits = limits;
  protected readonly inquiry = loaded(this.slug, (slug) => this.api.invoke(inquirySee, { slug }));
  protected readonly title = keptWords(() => `post-title.${this.slug()}`);
  protected readonly words = keptWords(() => `post-words.${this.slug()}`);
  protected readonly note = keptWords(() => `post-note.${this.slug()}`);
  protected readonly alt = keptWords(() => `post-alt.${this.slug()}`);
  protected readonly picture = signal<File | null>(null);
  protected readonly posting = doing();
  /** Made once for what is being written, so that sending it again after a failure makes no second one. */
  private postId = freshId();
  protected readonly controls = {
    title: 'provocation-title',
    words: 'provocation-words',
    contentNote: 'provocation-note',
    'image.alt': 'provocation-alt',
  };

  protected async post(event: Event, inquiryId: string): Promise<void> {
    event.preventDefault();
    const picture = this.picture();
    const stops = this.posting.stopFor({
      ...(!this.title().trim() && { title: 'Give it a title.' }),
      ...(!this.words().trim() && { words: 'Write the words people will answer.' }),
      ...(picture &&
        !this.alt().trim() && { 'image.alt': 'Say what the picture shows, for those who do not see it.' }),
    });
    if (stops) return;
    const posted = await this.posting.run(async () => {
      const image = picture
        ? { hash: (await this.upload.send(inquiryId, picture)).hash, alt: this.alt().trim() }
        : null;
      const contentNote = this.note().trim() || null;
      const body = { id: this.postId, title: this.title(), words: this.words(), image, contentNote };
      return this.api.invoke(provocationPost, { inquiryId, body });
    });
    if (!posted) return;
    this.postId = freshId();
    for (const kept of [this.title, this.words, this.note, this.alt]) kept.set('');
    await this.router.navigate(['/provocations', posted.id]);
  }
}
