import { expect, test, type Page } from '@playwright/test';
import { look } from './support/looks';
import { desk, signIn, someone } from './support/people';

/** A device with a lock of its own that is always opened: a fingerprint reader in software. */
async function giveLock(page: Page) {
  const line = await page.context().newCDPSession(page);
  await line.send('WebAuthn.enable');
  const { authenticatorId } = await line.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return {
    keys: async () => (await line.send('WebAuthn.getCredentials', { authenticatorId })).credentials.length,
    /** As when the wrong finger is shown. */
    open: (isUserVerified: boolean) =>
      line.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified }),
  };
}

test('a passkey, from adding it to signing in with it and forgetting it', async ({ browser }) => {
  const person = await someone(browser, 'Demo GP');
  const { page } = person;
  const lock = await giveLock(page);
  const section = page.getByRole('region', { name: 'Passkeys' });

  await test.step('someone signs in by code, and adds this device', async () => {
    await signIn(person);
    await page.goto('/account');
    await expect(section.getByText('You have no passkeys.')).toBeVisible();
    await look(page, 'account-no-passkey');
    await section.getByLabel('Name of this device').fill('The surgery laptop');
    await lock.open(false);
    await section.getByRole('button', { name: 'Add a passkey' }).click();
    await expect(section.getByText('Nothing was added.')).toBeVisible();
    await lock.open(true);
    await section.getByRole('button', { name: 'Add a passkey' }).click();
    await expect(section.getByText('Your passkey is added.')).toBeVisible();
    await expect(section.getByRole('listitem')).toContainText('The surgery laptop');
    await expect(section.getByRole('listitem')).toContainText('Not used yet.');
    expect(await lock.keys()).toBe(1);
    await look(page, 'account-passkey');
    await page.setViewportSize({ width: 320, height: 640 });
    await look(page, 'narrow-account-passkey');
    await page.setViewportSize(desk);
  });

  await test.step('they sign out, and in again with it, to where they were going', async () => {
    await page.getByRole('button', { name: 'Sign out', exact: true }).click();
    await expect(page).toHaveURL('/');
    await page.goto('/account');
    await page.getByRole('main').getByRole('link', { name: 'Sign in' }).click();
    await look(page, 'sign-in-passkey');
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
    await expect(page).toHaveURL('/account');
    await expect(section.getByRole('listitem')).toContainText('Last used today');
  });

  await test.step('once forgotten it opens nothing', async () => {
    await section.getByRole('button', { name: /^Forget/ }).click();
    await expect(section.getByText('You have no passkeys.')).toBeVisible();
    await page.getByRole('button', { name: 'Sign out', exact: true }).click();
    await expect(page).toHaveURL('/');
    await page.goto('/sign-in');
    await page.getByRole('button', { name: 'Sign in with a passkey' }).click();
    await expect(page.getByText('That passkey was not taken')).toBeVisible();
    await look(page, 'sign-in-passkey-forgotten');
  });
});
