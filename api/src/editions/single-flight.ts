/**
 * Work by key: who asks for what is under way gets its outcome. Different keys take turns, one at a time, unless it is
 * said that they need not.
 */
export class SingleFlight<Result> {
  private readonly underWay = new Map<string, Promise<Result>>();
  private turn: Promise<unknown> = Promise.resolve();

  constructor(private readonly takesTurns = true) {}

  run(key: string, work: () => Promise<Result>): Promise<Result> {
    return this.underWay.get(key) ?? this.begin(key, work);
  }

  private begin(key: string, work: () => Promise<Result>): Promise<Result> {
    const turn = this.takesTurns ? this.turn : Promise.resolve();
    const flight = turn.then(work).finally(() => this.underWay.delete(key));
    this.turn = flight.catch(() => undefined);
    this.underWay.set(key, flight);
    return flight;
  }
}
