/** Answers with what it was sent, and with what it may do. */
import { writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';

function may(act) {
  try {
    act();
    return true;
  } catch {
    return false;
  }
}

process.once('message', (sent) => {
  process.send({
    sent,
    environment: Object.keys(process.env).filter((name) => !name.startsWith('NODE_CHANNEL')),
    writes: may(() => writeFileSync(`${import.meta.filename}.written`, '')),
    starts: may(() => spawnSync(process.execPath, ['--version'])),
  });
});
