import { config } from '../../../config/index.js';
import { requireProof } from '../../platform/proof.js';
import { endOtherSessions, endSessionOf, sessionsOf } from '../../services/people/panel-sessions.js';
import {
  addPasskey,
  addTotp,
  factorsOf,
  isAny,
  needsSecondFactor,
  passkeyOptions,
  passkeyOrigin,
  passkeysOf,
  proposeTotp,
  removePasskey,
  removeTotp,
  renewRecoveryCodes,
  type TotpProposal,
} from '../../services/two-factor/index.js';
import { actorOf, type PanelUser, userOf } from '../panel-user.js';
import { type PageContext, type PageRequest, textIn, told } from './page.js';

/** How somebody signs in, and where they are signed in. Moments are ISO. */
export interface SecurityPage {
  /** Null where nobody is asked for a second factor. */
  twoFactor: {
    hasTotp: boolean;
    passkeys: { id: number; name: string; createdAt: string; usedAt: string | null }[];
    /** Where passkeys work, such as `https://koie.example.org`; null where that is not known, and there are none. */
    passkeyOrigin: string | null;
    recoveryCodes: number;
    isAny: boolean;
    mustSetUp: boolean;
  } | null;
  sessions: { id: string; browser: string; startedAt: string; seenAt: string; isThis: boolean }[];
}

/** What has come of a deed, with the page as it is by then; or what was wrong. */
export interface SecurityDone {
  page?: SecurityPage;
  proposal?: TotpProposal;
  /** What the browser needs to make a passkey. */
  passkeyOptions?: Awaited<ReturnType<typeof passkeyOptions>>;
  /** Recovery codes, to be shown this once. */
  codes?: string[];
  errors?: Record<string, string>;
  notice?: { message: string; type: 'error' };
}

type Values = Record<string, unknown>;
/** Of how one signs in, as against where: who finds an open panel must not change it. */
const PROVED = ['addTotp', 'removeTotp', 'passkeyOptions', 'addPasskey', 'removePasskey', 'newCodes'];

type Deed = (user: PanelUser, values: Values) => Promise<Omit<SecurityDone, 'page'> | undefined>;

const FIELDS = ['code', 'name', 'passkey'];

const DEEDS: Record<string, Deed> = {
  proposeTotp: async (user) => ({ proposal: proposeTotp({ ntnuiNo: Number(user.id), email: user.email }) }),
  addTotp: async (user, values) => {
    const [sealed = '', code = ''] = [textIn(values, 'sealed'), textIn(values, 'code')];
    const codes = await addTotp(Number(user.id), { sealed, code }, actorOf(user));
    return codes && { codes };
  },
  removeTotp: async (user) => {
    await removeTotp(Number(user.id), needsSecondFactor(new Set(user.roles)), actorOf(user));
    return undefined;
  },
  passkeyOptions: async ({ id, email, name }) => ({
    passkeyOptions: await passkeyOptions({ ntnuiNo: Number(id), email, name }),
  }),
  addPasskey: async (user, values) => {
    const made = { response: values.response, name: textIn(values, 'name') ?? '' };
    const codes = await addPasskey(Number(user.id), made, actorOf(user));
    return codes && { codes };
  },
  removePasskey: async (user, values) => {
    const mustKeep = needsSecondFactor(new Set(user.roles));
    await removePasskey(Number(user.id), idIn(values.passkey), mustKeep, actorOf(user));
    return undefined;
  },
  newCodes: async (user) => ({ codes: await renewRecoveryCodes(Number(user.id), actorOf(user)) }),
  end: async (user, values) => {
    await endSessionOf(Number(user.id), textIn(values, 'session') ?? '');
    return undefined;
  },
  endOthers: async (user) => {
    await endOtherSessions(Number(user.id), user.session.id);
    return undefined;
  },
};

/** How whoever asks signs in. A POST does one of `DEEDS` (`deed`), and answers with what has come of it. */
export async function security(
  { method, payload = {} }: PageRequest,
  _response: unknown,
  context: PageContext,
): Promise<SecurityPage | SecurityDone> {
  const user = userOf(context);
  if (method !== 'post') return pageOf(user);
  const name = textIn(payload, 'deed') ?? '';
  const deed = Object.hasOwn(DEEDS, name) ? DEEDS[name] : undefined;
  return told(
    user,
    async () => {
      if (PROVED.includes(name)) requireProof(actorOf(user));
      const done = await deed?.(user, payload);
      return { ...done, page: await pageOf(user) };
    },
    FIELDS,
  );
}

async function pageOf(user: PanelUser): Promise<SecurityPage> {
  const ntnuiNo = Number(user.id);
  const [factors, passkeys, sessions] = await Promise.all([
    factorsOf(ntnuiNo),
    passkeysOf(ntnuiNo),
    sessionsOf(ntnuiNo),
  ]);
  return {
    twoFactor:
      config.panelTwoFactor === 'off'
        ? null
        : {
            hasTotp: factors.hasTotp,
            recoveryCodes: factors.recoveryCodes,
            passkeys: passkeys.map(({ id, name, createdAt, usedAt }) => ({
              id,
              name,
              createdAt: createdAt.toISOString(),
              usedAt: usedAt?.toISOString() ?? null,
            })),
            passkeyOrigin: passkeyOrigin() ?? null,
            isAny: isAny(factors),
            mustSetUp: !isAny(factors) && needsSecondFactor(new Set(user.roles)),
          },
    sessions: sessions.map(({ id, browser, startedAt, seenAt }) => ({
      id,
      browser,
      startedAt: startedAt.toISOString(),
      seenAt: seenAt.toISOString(),
      isThis: id === user.session.id,
    })),
  };
}

function idIn(sent: unknown): number {
  const id = Number(sent);
  return Number.isSafeInteger(id) && id > 0 && id < 2 ** 31 ? id : 0;
}
