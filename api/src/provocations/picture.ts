/** SQL for the picture of a provocation `p` with its blob `b` (left-joined on `p.image_hash`), or null. */
export const pictureSql = `CASE WHEN b.hash IS NULL THEN NULL ELSE
  json_build_object('hash', b.hash, 'width', b.width, 'height', b.height, 'alt', p.image_alt) END`;
