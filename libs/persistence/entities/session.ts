import { EntitySchema } from 'typeorm';
import { bytes, instant, json, now, orNull, primary, text, to, uuid } from './columns.js';

/** Somebody signed in to the workbench. What their browser holds is not here, only its digest. */
export interface SessionRow {
  id_hash: Buffer;
  user_id: string;
  username: string;
  claimed: unknown[];
  id_token: string | null;
  signed_in_at: Date;
  seen_at: Date;
  ends_at: Date;
}
export const session = new EntitySchema<SessionRow>({
  name: 'session',
  schema: 'throughcare',
  columns: {
    id_hash: bytes(primary),
    user_id: uuid(to('person_user', 'session_user_fk', 'CASCADE')),
    username: text(),
    claimed: json({ default: [] }),
    id_token: text(orNull),
    signed_in_at: instant(now),
    seen_at: instant(now),
    ends_at: instant(),
  },
  indices: [
    { name: 'session_of_user', columns: ['user_id'] },
    { name: 'session_ends', columns: ['ends_at'] },
  ],
});

/** A browser on its way to the issuer and back: gone when it returns, or after ten minutes. */
export interface SignInRow {
  id_hash: Buffer;
  state: string;
  nonce: string;
  verifier: string;
  return_to: string;
  ends_at: Date;
}
export const signIn = new EntitySchema<SignInRow>({
  name: 'sign_in',
  schema: 'throughcare',
  columns: {
    id_hash: bytes(primary),
    state: text(),
    nonce: text(),
    verifier: text(),
    return_to: text(),
    ends_at: instant(),
  },
  indices: [{ name: 'sign_in_ends', columns: ['ends_at'] }],
});

/** A form that was sent when the session was over: sealed by what its browser holds, gone after an hour. */
export interface KeptFormRow {
  id_hash: Buffer;
  user_id: string;
  sealed: string;
  ends_at: Date;
}
export const keptForm = new EntitySchema<KeptFormRow>({
  name: 'kept_form',
  schema: 'throughcare',
  columns: {
    id_hash: bytes(primary),
    user_id: uuid(to('person_user', 'kept_form_user_fk', 'CASCADE')),
    sealed: text(),
    ends_at: instant(),
  },
  indices: [
    { name: 'kept_form_user', columns: ['user_id'] },
    { name: 'kept_form_ends', columns: ['ends_at'] },
  ],
});
