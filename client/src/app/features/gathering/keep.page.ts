import { Component, computed, effect, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { limits, type Gathering } from '@samepage/contracts';
import { SpButton, SpControl, SpEmpty, SpField, SpNotice, SpSkeleton } from '@samepage/ui';
import { Api } from '../../api/api';
import { gatheringKeep, gatheringList, gatheringRemove, inquirySee } from '../../api/functions';
import { keptWords } from '../../core/kept-words';
import { PageTitles } from '../../core/page-titles';
import { doing } from '../../shared/doing';
import { SpFormTrouble } from '../../shared/form-trouble';
import { freshId } from '../../shared/fresh-id';
import { loaded } from '../../shared/load';
import { SpPageTrouble } from '../../shared/page-trouble';
import { instantOf, whenInWords, whenOf } from './when';

const fields = ['title', 'day', 'from', 'to', 'where', 'agenda'] as const;
type Field = (typeof fields)[number];
type Words = Readonly<Record<Field, string>>;

/** What was typed, and the version it is to change. */
interface Draft {
  readonly version: number;
  readonly words: Words;
}

/** A gathering is convened, or changed: when, where, and what for. */
@Component({
  selector: 'sp-keep-gathering',
  imports: [
    RouterLink,
    SpButton,
    SpControl,
    SpEmpty,
    SpField,
    SpFormTrouble,
    SpPageTrouble,
    SpSkeleton,
    SpNotice,
  ],
  templateUrl: './keep.page.html',
  styles: `
    .when {
      display: flex;
      flex-wrap: wrap;
      /* One of them has a hint, another an error: what is typed into stands in one line. */
      align-items: end;
      gap: var(--space-4);
    }
  `,
})
export class KeepGatheringPage {
  readonly slug = input.required<string>();
  /** Set for one that is there. */
  readonly gatheringId = input<string>();

  private readonly api = inject(Api);
  private readonly router = inject(Router);
  protected readonly limits = limits;
  protected readonly asked = loaded(
    () => ({ slug: this.slug(), gatheringId: this.gatheringId() }),
    async ({ slug, gatheringId }) => {
      const inquiry = await this.api.invoke(inquirySee, { slug });
      const all = gatheringId ? await this.api.invoke(gatheringList, { inquiryId: inquiry.id }) : [];
      return { inquiry, gathering: all.find(({ id }) => id === gatheringId) ?? null };
    },
  );
  protected readonly isMissing = computed(
    () => !!this.gatheringId() && this.asked.value()?.gathering === null,
  );
  private readonly there = computed(() => this.asked.value()?.gathering ?? null);
  /** What was typed here and is not sent yet, and from which version it was begun. */
  private readonly kept = keptWords(() => `gathering.${this.gatheringId() ?? this.slug()}`);
  private readonly draft = computed(() => draftIn(this.kept()));
  protected readonly words = computed(() => this.draft()?.words ?? wordsOf(this.there()));
  /** What stands there now, where somebody else wrote it since this was begun. */
  protected readonly theirs = computed(() => {
    const [there, draft] = [this.there(), this.draft()];
    return there && draft && draft.version !== there.version ? there : null;
  });
  protected readonly when = whenInWords;
  protected readonly keeping = doing();
  protected readonly removing = doing();
  protected readonly controls = {
    title: 'gathering-title',
    startsAt: 'gathering-day',
    endsAt: 'gathering-to',
    whereTo: 'gathering-where',
    agenda: 'gathering-agenda',
  };
  /** Made once for what is being convened, so that sending it again after a failure makes no second one. */
  private newId = freshId();

  constructor() {
    const titles = inject(PageTitles);
    effect(() => {
      const gathering = this.asked.value()?.gathering;
      if (gathering) titles.set(`Change “${gathering.title}”`);
    });
  }

  protected write(field: Field, event: Event): void {
    const { value } = event.target as HTMLInputElement;
    const version = this.draft()?.version ?? this.there()?.version ?? 0;
    this.kept.set(JSON.stringify({ version, words: { ...this.words(), [field]: value } } satisfies Draft));
  }

  /** What was typed here goes. */
  protected takeTheirs(): void {
    this.kept.set('');
    this.keeping.stopFor({});
  }

  protected async remove(inquiryId: string, { id }: Gathering): Promise<void> {
    const isGone = await this.removing.run(async () => {
      await this.api.invoke(gatheringRemove, { inquiryId, gatheringId: id });
      return true;
    });
    if (!isGone) return;
    this.kept.set('');
    await this.router.navigate(['/i', this.slug()]);
  }

  protected async keep(event: Event, inquiryId: string, gathering: Gathering | null): Promise<void> {
    event.preventDefault();
    const sent = this.kept();
    const typed = mapWords((field) => this.words()[field].trim());
    const startsAt = instantOf(typed.day, typed.from);
    const endsAt = typed.to ? instantOf(typed.day, typed.to) : null;
    const stops = this.keeping.stopFor({
      ...(!typed.title && { title: 'Give it a title.' }),
      ...(!startsAt && { startsAt: 'Say on which day it is, and when it begins.' }),
      ...(startsAt && endsAt && endsAt <= startsAt && { endsAt: 'It ends after it begins.' }),
    });
    if (stops || !startsAt) return;
    const kept = await this.keeping.run(() =>
      this.api.invoke(gatheringKeep, {
        inquiryId,
        gatheringId: gathering?.id ?? this.newId,
        body: {
          title: typed.title,
          startsAt,
          endsAt,
          whereTo: typed.where,
          agenda: typed.agenda,
          from: gathering?.version ?? 0,
        },
      }),
    );
    if (!kept) {
      // What they wrote is shown beside what was typed here; sent once more, it is changed from theirs.
      if (this.keeping.trouble()?.code === 'conflict') this.asked.again();
      return;
    }
    this.newId = freshId();
    if (this.kept() === sent) this.kept.set('');
    await this.router.navigate(['/i', this.slug()], { fragment: 'gatherings' });
  }
}

/** All words at once. */
function mapWords(of: (field: Field) => string): Words {
  return Object.fromEntries(fields.map((field) => [field, of(field)])) as Words;
}

function wordsOf(gathering: Gathering | null): Words {
  if (!gathering) return mapWords(() => '');
  const { title, startsAt, endsAt, whereTo, agenda } = gathering;
  return { title, ...whenOf(startsAt, endsAt), where: whereTo, agenda };
}

function draftIn(text: string): Draft | null {
  try {
    return text ? (JSON.parse(text) as Draft) : null;
  } catch {
    return null;
  }
}
