import { ComponentFixture, TestBed } from '@angular/core/testing';
import { TestbedHarnessEnvironment } from '@angular/cdk/testing/testbed';
import { SkeletonHarness } from './notice.harness';
import { patience, SpSkeleton } from './skeleton';

describe('sp-skeleton', () => {
  let fixture: ComponentFixture<SpSkeleton>;
  let skeleton: SkeletonHarness;

  beforeEach(async () => {
    fixture = TestBed.createComponent(SpSkeleton);
    fixture.componentRef.setInput('lines', 3);
    fixture.componentRef.setInput('label', 'Loading the provocations');
    skeleton = await TestbedHarnessEnvironment.harnessForFixture(fixture, SkeletonHarness);
  });

  it('is not shown for a short wait', async () => {
    expect(await skeleton.lines()).toBe(0);
    expect(await skeleton.says()).toBeNull();
  });

  it('shows the shape of what comes after a moment, and says so', async () => {
    jest.useFakeTimers();
    const late = TestBed.createComponent(SpSkeleton);
    late.componentRef.setInput('lines', 3);
    late.componentRef.setInput('label', 'Loading the provocations');
    jest.advanceTimersByTime(patience);
    jest.runOnlyPendingTimers();
    jest.useRealTimers();
    skeleton = await TestbedHarnessEnvironment.harnessForFixture(late, SkeletonHarness);
    expect(await skeleton.lines()).toBe(3);
    expect(await skeleton.says()).toBe('Loading the provocations');
  });

  it('leaves no timer behind', () => {
    const clear = jest.spyOn(globalThis, 'clearTimeout');
    fixture.destroy();
    expect(clear).toHaveBeenCalled();
  });
});
