import { Failure } from '@samepage/contracts';
import { reasonOf } from './print';

const failed = (cause: unknown) => Object.assign(new Failure('pdf_unavailable', 'No PDF.'), { cause });

describe('reasonOf', () => {
  it.each([
    ['None of these could be loaded: one, two.', 'None of these could be loaded: one, two.'],
    [new RangeError('It took longer than 20000 ms.'), 'RangeError: It took longer than 20000 ms.'],
    [undefined, 'Failure: pdf_unavailable: No PDF.'],
  ])('says why: %p', (cause, reason) => {
    expect(reasonOf(failed(cause))).toBe(reason);
  });

  it('leaves out the words that the typesetter quotes', () => {
    const because = 'the text `"she said \\"secret\\""` could not be displayed; the text `"other"` could not';
    expect(reasonOf(failed(because))).toBe('the text … could not');
  });
});
