import type { Sector } from '@samepage/contracts';
import type { SectorRow } from './sector.entity';

export function mapSector({ id, name, mark, ink }: SectorRow): Sector {
  return { id, name, mark, ink };
}
