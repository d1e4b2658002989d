import { type LondonDate } from '#domain/time.js';
import { type Reads } from './doors.js';

/** A role of somebody in a team, from a day until a day, both included. */
export interface PeriodRead {
  readonly id: string;
  readonly userId: string;
  readonly teamId: string;
  readonly role: string;
  /** Null: since before the directory kept days. */
  readonly from: LondonDate | null;
  readonly until: LondonDate | null;
  readonly acting: boolean;
}

/** Days on which one covers another in a team. */
export interface CoverRead {
  readonly id: string;
  readonly userId: string;
  readonly coveredById: string;
  readonly teamId: string;
  readonly from: LondonDate;
  readonly until: LondonDate;
}

export interface SignOffRead {
  readonly id: string;
  readonly from: LondonDate;
  readonly until: LondonDate | null;
  readonly byId: string | null;
}

export interface DirectoryPersonRead {
  readonly id: string;
  readonly active: boolean;
  readonly lastDay: LondonDate | null;
}

const PERIOD = `m.id, m.user_id AS "userId", m.team_id AS "teamId", m.role, nullif(m.from_on, '-infinity') AS "from", m.until_on AS "until", m.acting`;
const COVER = `c.id, c.user_id AS "userId", c.covered_by AS "coveredById", c.team_id AS "teamId", c.from_on AS "from", c.until_on AS "until"`;

/** Somebody by id or username. */
export const directoryPerson = async (
  reads: Reads,
  who: string,
): Promise<DirectoryPersonRead | undefined> => {
  const rows = await reads.rows<DirectoryPersonRead>(
    'SELECT id, active, last_day AS "lastDay" FROM throughcare.person_user WHERE username = $1 OR id::text = lower($1)',
    [who],
  );
  return rows[0];
};

/** Where somebody was, is and will be, oldest first. */
export const periodsOfPerson = (reads: Reads, userId: string): Promise<PeriodRead[]> =>
  reads.rows(
    `SELECT ${PERIOD} FROM throughcare.membership_period m WHERE m.user_id = $1 AND (m.until_on IS NULL OR m.until_on >= m.from_on)
      ORDER BY m.from_on, m.team_id, m.role`,
    [userId],
  );

/** Who covers somebody and whom they cover, oldest first. */
export const coverOfPerson = (reads: Reads, userId: string): Promise<CoverRead[]> =>
  reads.rows(
    `SELECT ${COVER} FROM throughcare.cover c WHERE $1 IN (c.user_id, c.covered_by) AND c.until_on >= c.from_on ORDER BY c.from_on, c.id`,
    [userId],
  );

export const signOffsOfPerson = (reads: Reads, userId: string): Promise<SignOffRead[]> =>
  reads.rows(
    `SELECT s.id, s.from_on AS "from", s.until_on AS "until", s.made_by AS "byId" FROM throughcare.high_roh_sign_off s
      WHERE s.user_id = $1 AND (s.until_on IS NULL OR s.until_on >= s.from_on) ORDER BY s.from_on`,
    [userId],
  );

export interface MemberOnDay extends PeriodRead {
  readonly signedOff: boolean;
  readonly coveredById: string | null;
  readonly awayUntil: LondonDate | null;
}

/** Who was, is or will be in a team on a day, and who was away and covered. */
export const teamOnDay = (reads: Reads, teamId: string, day: LondonDate): Promise<MemberOnDay[]> =>
  reads.rows(
    `SELECT ${PERIOD}, c.covered_by AS "coveredById", c.until_on AS "awayUntil",
            EXISTS (SELECT FROM throughcare.high_roh_sign_off s WHERE s.user_id = m.user_id AND s.from_on <= $2::date
                      AND (s.until_on IS NULL OR s.until_on >= $2::date)) AS "signedOff"
       FROM throughcare.membership_period m JOIN throughcare.person_user u ON u.id = m.user_id
       LEFT JOIN LATERAL (SELECT covered_by, until_on FROM throughcare.cover c WHERE c.user_id = m.user_id AND c.team_id = m.team_id
         AND $2::date BETWEEN c.from_on AND c.until_on LIMIT 1) c ON true
      WHERE m.team_id = $1 AND m.from_on <= $2::date AND (m.until_on IS NULL OR m.until_on >= $2::date) ORDER BY u.username, m.role`,
    [teamId, day],
  );
