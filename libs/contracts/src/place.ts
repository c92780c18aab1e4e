import { z } from 'zod';
import { id, instant } from './ids';
import { limits } from './limits';
import { placeShares } from './opinion-words';
import { nameKey } from './place-names';
import { line } from './text';

/** Where in the world people are, such as a district. Data of an inquiry; whose it is, is shown to nobody. */
export const Place = z.object({ id, name: z.string() }).meta({ id: 'Place' });
export type Place = z.infer<typeof Place>;
export const Places = z.array(Place);
export type Places = z.infer<typeof Places>;

/** What stands in a list of places twice, by where it stands the second time; -1 where nothing does. */
function repeatedAt(names: readonly string[]): number {
  const keys = names.map(nameKey);
  return keys.findIndex((key, at) => keys.indexOf(key) < at);
}

/** `PUT /inquiries/:inquiryId/places`: the whole list, in its order, in place of the one it was made from. */
export const SetPlaces = z
  .object({
    /** A place of before under its id, perhaps by another name; a new one without. */
    places: z
      .array(z.object({ id: id.nullable(), name: line(limits.name) }))
      .max(limits.places, `Name at most ${limits.places} places.`)
      .superRefine((places, context) => {
        const at = repeatedAt(places.map(({ name }) => name));
        if (at >= 0)
          context.addIssue({
            code: 'custom',
            path: [at, 'name'],
            message: 'A place can stand in the list once only.',
          });
      }),
    /** The list as it stood when this one was begun: one that somebody else set meanwhile is not written over. */
    from: Places.max(limits.places),
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
  .object({
    said: PlaceShare,
    /** When it was so; null where nothing was told yet. */
    at: instant.nullable(),
    /** Null of a place that was not there then. */
    places: z.array(z.object({ place: Place, heard: PlaceShare.nullable() })),
  })
  .meta({ id: 'PlacesHeard' });
export type PlacesHeard = z.infer<typeof PlacesHeard>;
