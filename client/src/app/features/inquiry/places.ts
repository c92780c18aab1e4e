import {
  afterNextRender,
  Component,
  computed,
  ElementRef,
  inject,
  Injector,
  signal,
  viewChild,
} from '@angular/core';
import { limits, nameKey, tidyName, type Place } from '@samepage/contracts';
import { listed, SpButton, SpControl, SpField, SpNotice } from '@samepage/ui';
import { keptWords, readKept } from '../../core/kept-words';
import { doing } from '../../shared/doing';
import { SpFormTrouble } from '../../shared/form-trouble';
import { InquiryStore } from './inquiry.store';
import { mergePlaces, type Row } from './merge-places';

/** What is being changed, and from which list: kept in this tab until it is sent. */
interface Draft {
  readonly from: readonly Place[];
  readonly rows: readonly Row[];
}

/** The list of places people can say to be in, set by those who look after the inquiry. */
@Component({
  selector: 'sp-places',
  imports: [SpButton, SpControl, SpField, SpFormTrouble, SpNotice],
  templateUrl: './places.html',
  styleUrls: ['./support.css', './places.css'],
})
export class SpPlaces {
  private readonly store = inject(InquiryStore);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  private readonly injector = inject(Injector);
  private readonly adding = viewChild.required<string, ElementRef<HTMLElement>>('adding', {
    read: ElementRef,
  });
  protected readonly most = limits.places;
  protected readonly now = computed<readonly Place[]>(() => this.store.inquiry()?.places ?? []);
  private readonly kept = keptWords(() => `places.${this.store.slug() ?? ''}`);
  private readonly draft = computed<Draft>(
    () => (readKept(this.kept()) as Draft | null) ?? { from: this.now(), rows: this.now() },
  );
  protected readonly rows = computed(() => this.draft().rows);
  protected readonly isChanged = computed(() => this.kept() !== '');
  private readonly named = computed(() => this.rows().map((row) => ({ ...row, name: tidyName(row.name) })));
  /** Where the form was opened: what stands there then is read out, not before. */
  protected readonly isOpen = signal(false);
  protected readonly goneWords = computed(() => {
    const ids = new Set(this.rows().map(({ id }) => id));
    const begun = new Set(this.draft().from.map(({ id }) => id));
    const gone = this.now().filter(({ id }) => begun.has(id) && !ids.has(id));
    if (!gone.length) return '';
    const names = listed(
      gone.map(({ name }) => name),
      'or',
    );
    return `Whoever chose ${names} will have said nothing, until they choose again. Another name changes nothing for them.`;
  });
  protected readonly setting = doing();
  /** What was done last, in words. */
  protected readonly done = signal('');
  protected readonly controls = computed(() => ({
    places: 'place-add',
    ...Object.fromEntries(this.rows().map((_, at) => [this.fieldOf(at), this.idOf(at)])),
  }));

  protected turned(isOpen: boolean): void {
    this.isOpen.set(isOpen);
    // It closes by itself once it is done, and that is said then.
    if (isOpen) this.done.set('');
  }

  protected fieldOf(at: number): string {
    return `places.${at}.name`;
  }

  protected idOf(at: number): string {
    return `place-${at}`;
  }

  protected rename(at: number, event: Event): void {
    const { value } = event.target as HTMLInputElement;
    this.change(this.rows().map((row, index) => (index === at ? { ...row, name: value } : row)));
  }

  protected add(): void {
    const at = this.rows().length;
    if (this.setting.busy() || at >= this.most) return;
    this.change([...this.rows(), { id: null, name: '' }]);
    this.afterwards(() => this.element.querySelector<HTMLElement>(`#${this.idOf(at)}`)?.focus());
  }

  protected remove(at: number): void {
    if (this.setting.busy()) return;
    this.change(this.rows().filter((_, index) => index !== at));
    // The button that was pressed is gone.
    this.afterwards(() => this.adding().nativeElement.focus());
  }

  protected startOver(): void {
    this.kept.set('');
    this.setting.stopFor({});
    this.afterwards(() => this.adding().nativeElement.focus());
  }

  protected async keep(event: Event, details: HTMLDetailsElement): Promise<void> {
    event.preventDefault();
    // A row without a name is one that was added and not needed.
    if (this.rows().some(isBlank)) this.change(this.rows().filter((row) => !isBlank(row)));
    const { from } = this.draft();
    const places = this.named();
    if (this.setting.stopFor(this.problems(places))) return;
    const set = await this.setting.run(() => this.store.setPlaces({ places, from: [...from] }));
    if (!set) {
      if (this.setting.trouble()?.code === 'conflict') await this.meet();
      return;
    }
    this.kept.set('');
    this.done.set(
      set.length ? 'People are asked where they are when they join.' : 'Nobody is asked where they are.',
    );
    // The button that was pressed goes with the form, so the focus goes where the form was opened.
    details.open = false;
    details.querySelector('summary')?.focus();
  }

  /** Goes on from the list that somebody else has set, with what was changed here. */
  private async meet(): Promise<void> {
    const theirs = await this.store.readPlaces().catch(() => null);
    if (theirs) this.change(mergePlaces(this.draft().from, this.rows(), theirs), theirs);
  }

  private change(rows: readonly Row[], from = this.draft().from): void {
    this.kept.set(JSON.stringify({ from, rows } satisfies Draft));
  }

  private problems(places: readonly Row[]): Record<string, string> {
    const keys = places.map(({ name }) => nameKey(name));
    if (places.length > this.most) return { places: `Name at most ${this.most} places.` };
    const found = places.flatMap(({ name }, at): [string, string][] => {
      const field = this.fieldOf(at);
      if (!keys[at]) return [[field, 'Write a name, or take this place away.']];
      if (name.length > limits.name) return [[field, `Use at most ${limits.name} characters.`]];
      if (keys.indexOf(keys[at]) < at) return [[field, `${name} stands in the list already.`]];
      return [];
    });
    return Object.fromEntries(found);
  }

  private afterwards(work: () => void): void {
    afterNextRender(work, { injector: this.injector });
  }
}

const isBlank = ({ id, name }: Row): boolean => id === null && !tidyName(name);
