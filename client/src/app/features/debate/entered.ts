const key = (debateId: string) => `samepage.entered.${debateId}`;

/** Whether someone has been in this debate in this tab: then nothing has to be told from the beginning. */
export function hasEntered(debateId: string): boolean {
  try {
    return sessionStorage.getItem(key(debateId)) !== null;
  } catch {
    return false;
  }
}

export function noteEntered(debateId: string): void {
  try {
    sessionStorage.setItem(key(debateId), 'yes');
  } catch {
    // Where nothing is kept, the brief is shown once more.
  }
}
