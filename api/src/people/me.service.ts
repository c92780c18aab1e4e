import { Inject, Injectable } from '@nestjs/common';
import { abilitiesAt, type Subject } from '@samepage/access';
import type { Me, MyMembership, Role, Sector } from '@samepage/contracts';
import type { Bell, Queryable } from '@samepage/platform';
import { QUERYABLE } from '../database/queryable';
import { BELL } from '../edge/tokens';

interface MembershipRecord {
  id: string;
  name: string;
  role: Role;
  inquiry_id: string;
  slug: string;
  title: string;
  sector: Sector;
}

/** What someone may know about themselves. */
@Injectable()
export class MeService {
  constructor(
    @Inject(QUERYABLE) private readonly queryable: Queryable,
    @Inject(BELL) private readonly bell: Bell,
  ) {}

  async see(subject: Subject): Promise<Me> {
    if (subject.kind === 'stranger') return { kind: 'stranger', name: null, email: null, memberships: [] };
    const { rows } = await this.queryable.query<{ name: string; email: string }>(
      `SELECT p.name, a.email FROM person p LEFT JOIN auth_user a ON a.id = p.auth_user_id WHERE p.id = $1`,
      [subject.personId],
    );
    return {
      kind: subject.kind,
      name: rows[0]?.name ?? null,
      email: subject.kind === 'person' ? (rows[0]?.email ?? null) : null,
      memberships: await this.memberships(subject),
    };
  }

  /** Renames the person, and their chosen name in every inquiry; open sockets hear of it, as carets carry the name. */
  async rename(personId: string, name: string): Promise<void> {
    await this.queryable.query(
      `WITH renamed AS (UPDATE person SET name = $2 WHERE id = $1)
       UPDATE membership SET name = $2 WHERE person_id = $1`,
      [personId, name],
    );
    this.bell.ring({ about: 'access', id: personId });
  }

  private async memberships(subject: Exclude<Subject, { kind: 'stranger' }>): Promise<MyMembership[]> {
    const { rows } = await this.queryable.query<MembershipRecord>(
      `SELECT m.id, m.name, m.role, i.id AS inquiry_id, i.slug, i.title,
              json_build_object('id', s.id, 'name', s.name, 'mark', s.mark, 'ink', s.ink) AS sector
       FROM membership m JOIN inquiry i ON i.id = m.inquiry_id JOIN sector s ON s.id = m.sector_id
       WHERE m.person_id = $1 AND m.ended_at IS NULL ORDER BY m.created_at`,
      [subject.personId],
    );
    return rows.map((row) => ({
      id: row.id,
      inquiryId: row.inquiry_id,
      inquirySlug: row.slug,
      inquiryTitle: row.title,
      role: row.role,
      sector: row.sector,
      name: row.name,
      abilities: abilitiesAt(subject, { inquiryId: row.inquiry_id }),
    }));
  }
}
