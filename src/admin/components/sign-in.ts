import { usePasskeyNow } from './common/passkey';

/** The script of the login page: the button for who has a passkey. */
const button = document.getElementById('passkey') as HTMLButtonElement | null;
const told = document.getElementById('passkey-problem');

if (button && window.PublicKeyCredential) {
  button.hidden = false;
  button.addEventListener('click', async () => {
    button.disabled = true;
    if (told) told.textContent = '';
    const { id, problem } = await usePasskeyNow();
    button.disabled = false;
    if (id) window.location.assign(button.dataset.next ?? '/admin');
    else if (problem === 'waitedTooLong') window.location.assign('/admin/login');
    else if (told) told.textContent = button.dataset.refused ?? '';
  });
}
