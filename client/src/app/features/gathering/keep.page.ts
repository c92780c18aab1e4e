import {
  afterNextRender,
  Component,
  computed,
  DOCUMENT,
  effect,
  inject,
  Injector,
  input,
  signal,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { limits, type Gathering } from '@samepage/contracts';
import { SpButton, SpControl, SpEmpty, SpField, SpNotice, SpSkeleton } from '@samepage/ui';
import { Api } from '../../api/api';
import { gatheringKeep, gatheringList, gatheringRemove, inquirySee } from '../../api/functions';
import { keptWords, readKept } from '../../core/kept-words';
import { PageTitles } from '../../core/page-titles';
import { doing } from '../../shared/doing';
import { SpFormTrouble } from '../../shared/form-trouble';
import { freshId } from '../../shared/fresh-id';
import { loaded } from '../../shared/load';
import { SpPageTrouble } from '../../shared/page-trouble';
import { SpParagraphs } from '../../shared/paragraphs';
import { spanOf, whenInWords, whenOf } from './when';

const fields = ['title', 'day', 'from', 'to', 'where', 'agenda'] as const;
type Field = (typeof fields)[number];
type Words = Readonly<Record<Field, string>>;

/** What was typed, and the version it is to change. */
interface Draft {
  /** Made once for what is being convened, so that sending it again after a failure makes no second one. */
  readonly newId: string;
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
    SpParagraphs,
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
  private readonly document = inject(DOCUMENT);
  private readonly injector = inject(Injector);
  protected readonly limits = limits;
  protected readonly asked = loaded(
    () => ({ slug: this.slug(), gatheringId: this.gatheringId() }),
    async ({ slug, gatheringId }) => {
      const inquiry = await this.api.invoke(inquirySee, { slug });
      const all = gatheringId ? await this.api.invoke(gatheringList, { inquiryId: inquiry.id }) : [];
      return { inquiry, gathering: all.find(({ id }) => id === gatheringId) ?? null };
    },
  );
  /** What was typed here and is not sent yet, and from which version it was begun. */
  private readonly kept = keptWords(() => `gathering.${this.gatheringId() ?? this.slug()}`);
  private readonly draft = computed(() => readKept(this.kept()) as Draft | null);
  /** Set where it was made by what was sent from here, though no answer came. */
  private readonly made = signal<Gathering | null>(null);
  protected readonly there = computed(() => this.asked.value()?.gathering ?? this.made());
  /** One that was taken away while somebody wrote can be convened anew. */
  protected readonly isMissing = computed(() => !!this.gatheringId() && !this.there() && !this.draft());
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
    from: 'gathering-from',
    endsAt: 'gathering-to',
    whereTo: 'gathering-where',
    agenda: 'gathering-agenda',
  };

  constructor() {
    const titles = inject(PageTitles);
    effect(() => {
      const gathering = this.asked.value()?.gathering;
      if (gathering) titles.set(`Change “${gathering.title}”`);
    });
  }

  protected write(field: Field, event: Event): void {
    const { value } = event.target as HTMLInputElement;
    const { newId, version } = this.draft() ?? { newId: freshId(), version: this.there()?.version ?? 0 };
    const words = { ...this.words(), [field]: value };
    this.kept.set(JSON.stringify({ newId, version, words } satisfies Draft));
  }

  /** What was typed here goes. */
  protected takeTheirs(): void {
    this.kept.set('');
    this.keeping.stopFor({});
    // The button that was pressed goes too.
    afterNextRender(() => this.document.getElementById('gathering-title')?.focus(), {
      injector: this.injector,
    });
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

  protected async keep(event: Event, inquiryId: string): Promise<void> {
    event.preventDefault();
    const there = this.there();
    const typed = mapWords((field) => this.words()[field].trim());
    const { startsAt, endsAt } = spanOf(typed, there);
    const stops = this.keeping.stopFor({
      ...(!typed.title && { title: 'Give it a title.' }),
      ...(!typed.day && { startsAt: 'Say on which day it is.' }),
      ...(!typed.from && { from: 'Say when it begins.' }),
      ...(typed.day &&
        typed.from &&
        !startsAt && { startsAt: 'There is no such day, or no such time on it.' }),
      ...(typed.to && startsAt && !endsAt && { endsAt: 'There is no such time on that day.' }),
    });
    if (stops || !startsAt) return;
    const gatheringId = there?.id ?? this.draft()?.newId ?? freshId();
    const { title, where: whereTo, agenda } = typed;
    const body = { title, startsAt, endsAt, whereTo, agenda, from: there?.version ?? 0 };
    const kept = await this.keeping.run(() =>
      this.api.invoke(gatheringKeep, { inquiryId, gatheringId, body }),
    );
    if (!kept) {
      if (this.keeping.trouble()?.code === 'conflict') await this.meet(inquiryId, gatheringId);
      return;
    }
    this.kept.set('');
    await this.router.navigate(['/i', this.slug()], { fragment: 'gatherings' });
  }

  /** What stands there is shown beside what was typed here; sent once more, it is changed from that. */
  private async meet(inquiryId: string, gatheringId: string): Promise<void> {
    if (this.gatheringId()) this.asked.again();
    else {
      const all = await this.api.invoke(gatheringList, { inquiryId }).catch(() => []);
      this.made.set(all.find(({ id }) => id === gatheringId) ?? null);
    }
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
