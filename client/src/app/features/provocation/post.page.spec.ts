import { HttpBackend, HttpEventType, HttpXhrBackend, provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { inquirySee, provocationPost } from '../../api/functions';
import { FakeApi, unreachable } from '../../shared/testing/fake-api';
import { openPage, type } from '../../shared/testing/page';
import { anInquiry, aProvocation } from '../../shared/testing/samples';
import { PostPage } from './post.page';

async function setup(abilities = ['provocation.post']) {
  URL.createObjectURL = () => 'blob:picture';
  URL.revokeObjectURL = () => undefined;
  const api = new FakeApi()
    .answer(inquirySee, anInquiry({ abilities }))
    .answer(provocationPost, aProvocation({ id: 'p-9' }));
  const page = await openPage(PostPage, {
    api,
    inputs: { slug: 'what-for' },
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      { provide: HttpXhrBackend, useExisting: HttpBackend },
    ],
  });
  const went = jest.spyOn(page.router, 'navigate').mockResolvedValue(true);
  const write = () => {
    type(page.element, '#provocation-title', 'A bench');
    type(page.element, '#provocation-words', 'Who is it for?');
  };
  const choose = async (size = 3) => {
    const box = page.element.querySelector<HTMLInputElement>('#provocation-picture')!;
    const file = new File(['abc'], 'bench.png', { type: 'image/png' });
    Object.defineProperty(file, 'size', { value: size });
    Object.defineProperty(box, 'files', { configurable: true, value: [file] });
    box.dispatchEvent(new Event('change'));
    await page.settle();
  };
  return { ...page, api, went, write, choose, http: TestBed.inject(HttpTestingController) };
}

describe('posting a provocation', () => {
  it('takes a title and words', async () => {
    const { write, submit, api, went } = await setup();
    write();
    await submit();
    const body = {
      id: expect.any(String) as string,
      title: 'A bench',
      words: 'Who is it for?',
      image: null,
      contentNote: null,
    };
    expect(api.askedOf(provocationPost)).toEqual([{ inquiryId: 'i-1', body }]);
    expect(went).toHaveBeenCalledWith(['/provocations', 'p-9']);
  });

  it('takes a note about what may be hard to meet in it', async () => {
    const { write, element, submit, api } = await setup();
    write();
    type(element, '#provocation-note', ' It speaks of a death. ');
    await submit();
    expect(api.askedOf(provocationPost)).toMatchObject([{ body: { contentNote: 'It speaks of a death.' } }]);
  });

  it('says what is missing', async () => {
    const { submit, text } = await setup();
    await submit();
    expect(text()).toContain('Give it a title.');
    expect(text()).toContain('Write the words people will answer.');
  });

  it('does not take a picture without words for those who do not see it', async () => {
    const { write, choose, submit, text, api } = await setup();
    write();
    await choose();
    await submit();
    expect(text()).toContain('Say what the picture shows');
    expect(api.askedOf(provocationPost)).toEqual([]);
  });

  it('sends the picture first, telling how far it is', async () => {
    const { write, choose, element, submit, settle, api, http } = await setup();
    write();
    await choose();
    type(element, '#provocation-alt', 'An empty bench.');
    await submit();
    const upload = http.expectOne('/api/inquiries/i-1/images');
    upload.event({ type: HttpEventType.UploadProgress, loaded: 1, total: 2 });
    await settle();
    expect(element.querySelector('progress')?.value).toBe(0.5);
    upload.flush({ hash: 'abc', width: 1, height: 1 });
    await settle();
    expect(api.askedOf(provocationPost)).toMatchObject([
      { body: { image: { hash: 'abc', alt: 'An empty bench.' } } },
    ]);
  });

  it('refuses a picture that is too large, in words', async () => {
    const { choose, text, element } = await setup();
    await choose(20 * 1024 * 1024);
    expect(text()).toContain('larger than 15 MB');
    expect(element.querySelector('#provocation-alt')).toBeNull();
  });

  it('lets the picture be taken out again', async () => {
    const { choose, press, element } = await setup();
    await choose();
    expect(element.querySelector('img')).not.toBeNull();
    await press('Take it out');
    expect(element.querySelector('img')).toBeNull();
  });

  it('keeps every word when it cannot be posted', async () => {
    const { write, submit, api, text, element } = await setup();
    api.fail(provocationPost, unreachable);
    write();
    await submit();
    expect(text()).toContain('We could not reach the server');
    expect(element.querySelector<HTMLTextAreaElement>('#provocation-words')?.value).toBe('Who is it for?');
    await submit();
    const [first, second] = api.askedOf(provocationPost) as { body: { id: string } }[];
    expect(second?.body.id).toBe(first?.body.id);
  });

  it('is for the artist', async () => {
    const { text, element } = await setup([]);
    expect(text()).toContain('Only the artist');
    expect(element.querySelector('form')).toBeNull();
  });
});
