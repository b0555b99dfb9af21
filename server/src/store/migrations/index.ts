import { first } from './0001_first.js';
import { reactions } from './0002_reactions.js';
import { people } from './0003_people.js';
import { captcha } from './0004_captcha.js';
import { acknowledgements } from './0005_acknowledgements.js';
import { ratingNames } from './0006_rating_names.js';
import { recent } from './0007_recent.js';
import { authorRatings } from './0008_author_ratings.js';

/** Append only. A released migration is never edited: the next mistake gets the next number. */
export const migrations = {
  '0001_first': first,
  '0002_reactions': reactions,
  '0003_people': people,
  '0004_captcha': captcha,
  '0005_acknowledgements': acknowledgements,
  '0006_rating_names': ratingNames,
  '0007_recent': recent,
  '0008_author_ratings': authorRatings,
};
