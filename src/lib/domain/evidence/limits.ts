const mebibyte = 1024 * 1024;

/** How many bytes one sending may bring: one file of a phone, or all the files of a form together. */
export const mostBytes = 5 * mebibyte;

/** What the phone reduces a picture to before it is sent, and the server before it is kept, in bytes. */
export const reducedBytes = mebibyte;

/** A picture of more pixels is not unpacked: a few kilobytes can say that they are gigabytes. Phones take 12 to 50 million. */
export const mostPixels = 50_000_000;

/** How many files may prove one record: both sides of a certificate and some pages of a report. */
export const mostFiles = 5;

/** How long what was sent waits for its record, in days; a phone that comes later sends it again. */
export const keptDays = 30;

/** How many files one person may have sent without a record: more are no evidence of anything. */
export const mostUnattached = 60;
