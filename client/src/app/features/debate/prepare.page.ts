import { Component, effect, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { limits } from '@samepage/contracts';
import { SpButton, SpControl, SpField, SpSkeleton } from '@samepage/ui';
import { Api } from '../../api/api';
import { debatePrepare, inquirySee, provocationList } from '../../api/functions';
import { freshId } from '../../shared/fresh-id';
import { keptWords } from '../../core/kept-words';
import { doing } from '../../shared/doing';
import { SpFormTrouble } from '../../shared/form-trouble';
import { loaded } from '../../shared/load';
import { SpPageTrouble } from '../../shared/page-trouble';
import { SpWords } from '../../shared/words';

/** A facilitator prepares a debate: what it is called, and what it is on. */
@Component({
  selector: 'sp-prepare',
  imports: [RouterLink, SpButton, SpControl, SpField, SpFormTrouble, SpPageTrouble, SpSkeleton, SpWords],
  templateUrl: './prepare.page.html',
})
export class PreparePage {
  readonly slug = input.required<string>();
  /** The provocation it is to be on. */
  readonly on = input<string>();

  private readonly api = inject(Api);
  private readonly router = inject(Router);
  protected readonly limit = limits.title;
  protected readonly asked = loaded(this.slug, async (slug) => {
    const inquiry = await this.api.invoke(inquirySee, { slug });
    const provocations = await this.api.invoke(provocationList, { inquiryId: inquiry.id });
    return { inquiry, provocations };
  });
  /** Made once, so that a try that seemed to fail and did not makes no second debate. */
  private debateId = freshId();
  protected readonly title = keptWords(() => `debate-title.${this.slug()}.${this.on() ?? ''}`);
  protected readonly provocationId = signal('');
  protected readonly preparing = doing();

  constructor() {
    effect(() => this.provocationId.set(this.on() ?? ''));
  }

  protected choose(event: Event): void {
    this.provocationId.set((event.target as HTMLSelectElement).value);
  }

  protected async prepare(event: Event, inquiryId: string): Promise<void> {
    event.preventDefault();
    const title = this.title().trim();
    if (this.preparing.stopFor(title ? {} : { title: 'Give the debate a title.' })) return;
    const body = { id: this.debateId, title, provocationId: this.provocationId() || null };
    const debate = await this.preparing.run(() => this.api.invoke(debatePrepare, { inquiryId, body }));
    if (!debate) return;
    this.debateId = freshId();
    this.title.set('');
    await this.router.navigate(['/debates', debate.id]);
  }
}
