import { z } from 'zod';
import { id } from './ids';
import { limits } from './limits';
import { placeShares } from './opinion-words';
import { line } from './text';

/** Where in the world people are, such as a district. Data of an inquiry; whose it is, is shown to nobody. */
export const Place = z.object({ id, name: z.string() }).meta({ id: 'Place' });
export type Place = z.infer<typeof Place>;
export const Places = z.array(Place);
export type Places = z.infer<typeof Places>;

const same = 'A place can stand in the list once only.';

/** `PUT /inquiries/:inquiryId/places`: the whole list, in its order; a name that stays is the same place as before. */
export const SetPlaces = z
  .object({
    places: z
      .array(line(limits.name))
      .max(limits.places, `Name at most ${limits.places} places.`)
      .refine((names) => new Set(names.map((name) => name.toLowerCase())).size === names.length, same),
  })
  .meta({ id: 'SetPlaces' });
export type SetPlaces = z.infer<typeof SetPlaces>;

/** `GET /inquiries/:inquiryId/my-place`: where one can say to be, and what one said. */
export const MyPlace = z.object({ places: Places, placeId: id.nullable() }).meta({ id: 'MyPlace' });
export type MyPlace = z.infer<typeof MyPlace>;

/** `PUT /inquiries/:inquiryId/my-place`: where one is; null to say nothing any more. */
export const SayPlace = z.object({ placeId: id.nullable() }).meta({ id: 'SayPlace' });
export type SayPlace = z.infer<typeof SayPlace>;

const PlaceShare = z.enum(placeShares).meta({ id: 'PlaceShare' });

/** Of the people who said or voted anything, how many said where they are, and how many are in each place. */
export const PlacesHeard = z
  .object({ said: PlaceShare, places: z.array(z.object({ place: Place, heard: PlaceShare })) })
  .meta({ id: 'PlacesHeard' });
export type PlacesHeard = z.infer<typeof PlacesHeard>;
