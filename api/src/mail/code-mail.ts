import { codeMinutes } from '../people/auth';
import type { NewMail } from './mail.service';

/** The mail that carries a sign-in code. There is no link in it: mail scanners open links, and would use it up. */
export function codeMail(to: string, code: string): NewMail {
  return {
    to,
    subject: 'Your code for Samepage',
    text: [
      'Hello,',
      '',
      `Your code is ${code.slice(0, 3)} ${code.slice(3)}`,
      '',
      `Type it on the page where you asked for it. It works for ${codeMinutes} minutes.`,
      'If you did not ask for it, you can leave this e-mail unread. Nobody can sign in without the code.',
      '',
      'Samepage',
    ].join('\n'),
  };
}
