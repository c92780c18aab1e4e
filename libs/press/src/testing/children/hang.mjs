/** Says who it is on its way into a loop without end: only a signal from outside stops it. */
process.once('message', () => {
  for (;;);
});
