/** Imported before a command that a server runs for itself: ends the command when the channel to the server closes. */
process.once('disconnect', () => process.exit(1));
// The channel alone does not keep a command that has ended.
process.channel?.unref();
