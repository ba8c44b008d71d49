import { expect, it } from "vitest";
import { Camera } from "./camera";
import { centreOn } from "./viewport";

function aPlace(x: number, y: number) {
  return { index: 3, x, y, radius: 10, pinned: false };
}

function aCamera(width: number): Camera {
  const camera = new Camera();
  camera.size = { width, height: 600 };
  camera.transform = centreOn(0, 0, 0.5, camera.size);
  return camera;
}

it("stays where the place is seen, unless it is to be seen well", () => {
  const camera = aCamera(500);
  expect(camera.towards(aPlace(100, 100), false)).toBeNull();
  expect(camera.towards(aPlace(100, 100), true)?.k).toBe(1);
  expect(camera.towards(aPlace(2000, 0), false)?.k).toBe(0.5);
  expect(camera.towards(aPlace(2000, 0), false)?.applyX(2000)).toBe(250);
});

it("does not count as seen what the details cover", () => {
  const camera = aCamera(1000);
  expect(camera.towards(aPlace(-400, 0), false)).toBeNull();
  expect(camera.towards(aPlace(600, 0), false)?.applyX(600)).toBe(310);
});

it("knows where a topic is on the screen", () => {
  const camera = aCamera(500);
  const circle = camera.circleOf(aPlace(40, 0));
  expect(circle).toMatchObject({ index: 3, x: 270, y: 300 });
  expect(circle.radius).toBeLessThan(10);
  expect(camera.toMap(270, 300)).toEqual({ x: 40, y: 0 });
});
