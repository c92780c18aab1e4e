/** Does what the bench tells this process, and answers what came of it. */
export function obey(orders) {
  process.on('message', async ({ id, order, details }) => {
    try {
      process.send({ id, answer: await orders[order](details) });
    } catch (error) {
      process.send({ id, error: error.stack });
    }
  });
}
