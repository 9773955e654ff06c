import { DataTypes } from 'sequelize';

/** Most characters of a text: a name, a link or a note. The database holds the same limit. */
export const SHORT_LENGTH = 2_000;
/** Most characters of what is told at length: a description, or what guests report. */
export const LONG_LENGTH = 5_000;
/** Most characters of what a picture shows. */
export const ALT_LENGTH = 250;

export const SHORT_TEXT = DataTypes.STRING(SHORT_LENGTH);
export const LONG_TEXT = DataTypes.STRING(LONG_LENGTH);
