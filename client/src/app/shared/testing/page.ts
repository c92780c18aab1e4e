import { HarnessLoader } from '@angular/cdk/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { EnvironmentProviders, Provider, Type } from '@angular/core';
import { ComponentFixture, DeferBlockBehavior, TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { FakeApi } from './fake-api';

/** A page on the bench: its fixture, its text, its harnesses, and where it led. */
export interface Bench<T> {
  readonly fixture: ComponentFixture<T>;
  readonly element: HTMLElement;
  readonly loader: HarnessLoader;
  readonly router: Router;
  readonly text: () => string;
  readonly settle: () => Promise<void>;
  readonly submit: () => Promise<void>;
  /** Presses the first button or link that begins with these words. */
  readonly press: (words: string | RegExp) => Promise<void>;
}

interface Setup {
  readonly api: FakeApi;
  readonly inputs?: Readonly<Record<string, unknown>>;
  readonly providers?: readonly (Provider | EnvironmentProviders)[];
}

/** Opens a page as the router would, with an API that answers what the test prepared. */
export async function openPage<T>(
  page: Type<T>,
  { api, inputs = {}, providers = [] }: Setup,
): Promise<Bench<T>> {
  sessionStorage.clear();
  TestBed.configureTestingModule({
    providers: [provideRouter([]), api.provider, ...providers],
    // A page is tested without what it fetches later; that has specs of its own.
    deferBlockBehavior: DeferBlockBehavior.Manual,
  });
  const fixture = TestBed.createComponent(page);
  for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
  const element = fixture.nativeElement as HTMLElement;
  document.body.append(element);
  const settle = async () => {
    for (let turn = 0; turn < 4; turn++) await fixture.whenStable();
  };
  await settle();
  return {
    fixture,
    element,
    loader: TestbedHarnessEnvironment.loader(fixture),
    router: TestBed.inject(Router),
    text: () => element.textContent.replace(/\s+/g, ' '),
    settle,
    async submit() {
      element.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
      await settle();
    },
    async press(words) {
      const buttons = [...element.querySelectorAll<HTMLElement>('button, a')];
      const button = buttons.find(({ textContent }) =>
        typeof words === 'string' ? textContent.trim().startsWith(words) : words.test(textContent),
      );
      if (!button) throw new Error(`There is nothing to press that says ${words.toString()}.`);
      button.click();
      await settle();
    },
  };
}

/** Types into a control of the page, as a person would. */
export function type(element: HTMLElement, selector: string, words: string): void {
  const control = element.querySelector<HTMLInputElement | HTMLTextAreaElement>(selector);
  if (!control) throw new Error(`There is no ${selector}.`);
  control.value = words;
  control.dispatchEvent(new Event('input', { bubbles: true }));
}
