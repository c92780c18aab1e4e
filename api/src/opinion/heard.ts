/** SQL for everyone who said or voted anything in a debate `d`. */
export const heardInDebateSql = `
  SELECT v.membership_id FROM vote v JOIN statement s ON s.id = v.statement_id WHERE s.debate_id = d.id
  UNION SELECT s.membership_id FROM statement s WHERE s.debate_id = d.id
  UNION SELECT t.membership_id FROM stand t WHERE t.debate_id = d.id`;

/** SQL for everyone who said or voted anything in inquiry `$1`, or in debate `$2` of it where that is not null. */
export const heardSql = `
  SELECT h.membership_id FROM debate d CROSS JOIN LATERAL (${heardInDebateSql}) h
  WHERE d.inquiry_id = $1 AND ($2::uuid IS NULL OR d.id = $2)
  UNION SELECT r.membership_id FROM response r JOIN provocation p ON p.id = r.provocation_id
  WHERE p.inquiry_id = $1 AND $2::uuid IS NULL`;
