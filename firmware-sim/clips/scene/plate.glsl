#version 300 es
// The courtyard without anything that moves: signed distance fields, marched through a fisheye lens.
// Metres; x to the right, y up, z away from the entrance door. Colour is linear light, alpha the distance to what was hit.
precision highp float;

uniform vec2 jitter;
uniform vec2 size;
uniform float lensScale;
uniform float pitch;
uniform vec3 eye;
uniform vec4 lamps[6];
uniform vec3 lampColours[6];
/** The walker: place and pace phase (radians); y < -1 takes walker and dog out of the picture. */
uniform vec4 walker;
/** The cat: head turned (radians, to its left) and raised, eyelids 0…1 closed, tip of the tail −1…1. */
uniform vec4 cat;
/** 1: leave out (alpha 0) what neither shows nor is shaded by those who move. */
uniform float onlyMoved;
out vec4 result;

const float far = 140.0;

const float snow = 1.0, facade = 2.0, paint = 3.0, metal = 4.0, wood = 5.0, spruce = 6.0, glass = 7.0, rubber = 8.0,
  ice = 9.0, lampHead = 10.0, fence = 11.0, canopy = 12.0, coat = 13.0, jeans = 14.0, skin = 15.0, knit = 16.0, dogFur = 17.0,
  catFur = 18.0, bag = 19.0;

float hash(float n) { return fract(sin(n * 12.9898) * 43758.5453); }
float hash(vec2 p) { p = fract(p * vec2(123.34, 456.21)); p += dot(p, p + 45.32); return fract(p.x * p.y); }
float noise(vec2 p) {
  vec2 i = floor(p), f = fract(p);
  f = f * f * (3.0 - 2.0 * f);
  return mix(mix(hash(i), hash(i + vec2(1, 0)), f.x), mix(hash(i + vec2(0, 1)), hash(i + vec2(1, 1)), f.x), f.y);
}
float fbm(vec2 p) {
  return 0.5 * noise(p) + 0.25 * noise(p * 2.03 + 7.1) + 0.125 * noise(p * 4.01 + 3.7) + 0.0625 * noise(p * 8.1);
}
float box(vec3 p, vec3 b, float r) {
  vec3 q = abs(p) - b + r;
  return length(max(q, 0.0)) + min(max(q.x, max(q.y, q.z)), 0.0) - r;
}
float capsule(vec3 p, vec3 a, vec3 b, float r) {
  vec3 pa = p - a, ba = b - a;
  return length(pa - ba * clamp(dot(pa, ba) / dot(ba, ba), 0.0, 1.0)) - r;
}
float smin(float a, float b, float k) {
  float h = max(k - abs(a - b), 0.0) / k;
  return min(a, b) - h * h * k * 0.25;
}
float sq(float x) { return x * x; }
vec2 nearer(vec2 a, vec2 b) { return a.x < b.x ? a : b; }

// ---- ground ----

float pathEdge(vec2 p) { return abs(p.x + 0.12 * sin(p.y * 0.5)) - 1.1 - 0.12 * noise(p * 1.3); }

/** Steps of a person along z: how deep the snow is trodden at p, 0…1. */
float steps(vec2 p, float x, float pace) {
  float k = floor(p.y / pace);
  float side = mod(k, 2.0) < 1.0 ? 1.0 : -1.0;
  vec2 middle = vec2(x + side * 0.12 + 0.06 * sin(k * 2.7), (k + 0.5) * pace);
  vec2 q = (p - middle) / vec2(0.062, 0.15);
  q.x += 0.25 * q.y * side * 0.4;
  return smoothstep(1.15, 0.75, length(q)) * (0.75 + 0.25 * smoothstep(0.1, 0.25, abs(q.y + 0.25)));
}

float wheelTracks(vec2 p, float sharpness) {
  float bend = 0.1 * sin(p.x * 0.3);
  return exp(-sq((p.y - 12.2 - bend) * sharpness)) + exp(-sq((p.y - 13.7 - bend) * sharpness));
}

float groundHeight(vec2 p) {
  float lawn = 0.26 + 0.16 * (fbm(p * 0.35) - 0.4) + 0.05 * fbm(p * 1.7);
  float side = pathEdge(p);
  float bank = 0.24 * smoothstep(0.0, 0.25, side) * smoothstep(1.3, 0.35, side) * (0.6 + 0.8 * noise(p * 1.9));
  float trodden = 0.05 + 0.05 * fbm(p * 2.6);
  if (p.y < 11.0 && side < 0.1)
    trodden -= 0.045 * max(max(steps(p, -0.42, 0.39), steps(p, 0.28, 0.36)), 0.7 * steps(p + vec2(0.0, 0.17), 0.72, 0.41));
  float h = mix(trodden, lawn + bank, smoothstep(-0.06, 0.32, side + 0.1 * (noise(p * 5.0) - 0.5)));
  float track = wheelTracks(p, 5.0);
  float drive = 0.05 + 0.04 * fbm(p * 2.3) - 0.035 * track;
  float drivePart = smoothstep(10.5, 10.85, p.y + 0.25 * (noise(p * 0.9) - 0.5)) * (1.0 - smoothstep(19.0, 19.5, p.y));
  h = mix(h, drive, drivePart);
  float ridge = exp(-sq((p.y - 10.35) * 2.6)) * smoothstep(1.0, 1.7, abs(p.x)) + exp(-sq((p.y - 19.7) * 1.8));
  return h + ridge * 0.3 * (0.5 + 0.9 * noise(p * vec2(1.1, 2.0)));
}

// ---- houses ----

/** A panel house in its own frame: s along the front, y up, o out of the front; rows and columns of 2.8 and 3.2 m. */
float houseBody(vec3 p, float halfLength, float height) {
  float d = box(p - vec3(0, height * 0.5, -6.0), vec3(halfLength, height * 0.5, 6.0), 0.03);
  if (d > 2.5) return d - 1.3;
  float roof = box(p - vec3(0, height + 0.1, -5.9), vec3(halfLength + 0.15, 0.28, 6.2), 0.05);
  float column = floor(p.x / 3.2), row = floor((p.y - 1.0) / 2.8);
  vec3 q = vec3(p.x - (column + 0.5) * 3.2, p.y - 1.0 - (row + 0.5) * 2.8, p.z);
  bool inRows = row >= 0.0 && p.y < height - 0.3 && abs(p.x) < halfLength - 0.2;
  float kind = mod(column, 8.0);
  if (inRows) {
    float hole = box(q - vec3(0, 0.1, 0), vec3(kind == 0.0 ? 0.55 : 0.78, 0.72, 0.22), 0.01);
    d = max(d, -hole);
    float sill = box(q - vec3(0, -0.66, 0.06), vec3(0.85, 0.03, 0.1), 0.01);
    d = min(d, sill);
    // Loggias in the third and sixth column of a section.
    if ((kind == 3.0 || kind == 5.0) && row > 0.0) d = min(d, box(q - vec3(0, -0.75, 0.5), vec3(1.5, 0.55, 0.5), 0.04));
    if ((kind == 3.0 || kind == 5.0) && row > 0.0 && hash(vec2(column, row) + 3.3) < 0.72)
      d = min(d, box(q - vec3(0, 0.1, 0.45), vec3(1.46, 1.28, 0.45), 0.02));
  }
  // Entrance: a canopy under the staircase column.
  float section = (floor(p.x / 25.6) + 0.5 / 8.0) * 25.6;
  d = min(d, box(p - vec3(section, 2.7, 0.9), vec3(1.9, 0.12, 0.95), 0.03));
  return min(d, roof);
}

vec3 inMainHouse(vec3 p) { return vec3(p.x - 3.0, p.y, 61.0 - p.z); }
vec3 inSideHouse(vec3 p) { return vec3(p.z - 5.0, p.y, p.x + 35.0); }
vec3 inTower(vec3 p) { return vec3(p.x - 63.0, p.y, 86.0 - p.z); }

float houses(vec3 p) {
  vec3 m = inMainHouse(p);
  m.x += 19.0;
  float d = houseBody(m, 51.2, 26.2);
  vec3 l = inSideHouse(p);
  l.x -= 44.8;
  d = min(d, houseBody(l, 32.0, 14.9));
  vec3 t = inTower(p);
  return min(d, houseBody(t, 12.8, 48.6));
}

// ---- cars ----

const vec2 sedan[13] = vec2[13](vec2(-2.18, 0.34), vec2(-2.24, 0.6), vec2(-2.16, 0.92), vec2(-1.5, 0.99), vec2(-0.9, 1.4),
  vec2(-0.3, 1.47), vec2(0.3, 1.43), vec2(1.0, 1.0), vec2(1.85, 0.86), vec2(2.17, 0.66), vec2(2.2, 0.36), vec2(1.9, 0.22), vec2(-1.9, 0.22));
const vec2 hatch[13] = vec2[13](vec2(-2.0, 0.36), vec2(-2.06, 0.7), vec2(-2.0, 1.0), vec2(-1.75, 1.42), vec2(-1.1, 1.62),
  vec2(-0.3, 1.66), vec2(0.35, 1.6), vec2(1.0, 1.1), vec2(1.75, 0.96), vec2(2.0, 0.74), vec2(2.04, 0.38), vec2(1.8, 0.26), vec2(-1.8, 0.26));

float profile(vec2 p, bool isHatch) {
  vec2 first = isHatch ? hatch[0] : sedan[0];
  float d = dot(p - first, p - first), s = 1.0;
  for (int i = 0, j = 12; i < 13; j = i, i++) {
    vec2 a = isHatch ? hatch[i] : sedan[i], b = isHatch ? hatch[j] : sedan[j];
    vec2 e = b - a, w = p - a, q = w - e * clamp(dot(w, e) / dot(e, e), 0.0, 1.0);
    d = min(d, dot(q, q));
    bvec3 c = bvec3(p.y >= a.y, p.y < b.y, e.x * w.y > e.y * w.x);
    if (all(c) || all(not(c))) s = -s;
  }
  return s * sqrt(d);
}

/** x of the car nearest to p and its number; the gap in the middle is where the path goes on. */
vec2 carAt(float x) {
  float slot = floor((x + 3.2) / 6.4);
  return vec2(slot * 6.4 + 0.35 * (hash(slot + 2.0) - 0.5), slot);
}
bool hasCar(float slot) { return slot != 0.0 && slot > -5.0 && slot < 5.0 && slot != 3.0; }
bool isHatch(float slot) { return slot == 1.0 || slot == -2.0 || slot == 4.0; }

float carShell(vec3 p, bool hatchback) {
  float width = 0.86 - max(0.0, p.y - 0.95) * 0.36 - 0.03 * smoothstep(1.5, 2.2, abs(p.x)) - 0.05 * p.x * p.x * 0.06;
  vec2 w = vec2(profile(p.xy, hatchback), abs(p.z) - width);
  return min(max(w.x, w.y), 0.0) + length(max(w + 0.1, 0.0)) - 0.1;
}

vec2 cars(vec3 p) {
  vec2 near = carAt(p.x);
  if (!hasCar(near.y)) return vec2(max(0.75, abs(p.z - 17.1) - 1.2), paint);
  vec3 q = p - vec3(near.x, 0.05, 17.1 + 0.3 * (hash(near.y) - 0.5));
  if (hash(near.y + 5.0) < 0.5) q.x = -q.x;
  float bound = box(q - vec3(0, 0.8, 0), vec3(2.4, 0.95, 1.0), 0.0);
  if (bound > 0.6) return vec2(bound - 0.2, paint);
  bool hatchback = isHatch(near.y);
  float body = carShell(q, hatchback);
  vec2 wheel = vec2(abs(q.x) - 1.32, q.y - 0.3);
  float arch = max(length(wheel) - 0.38, 0.55 - abs(q.z));
  body = max(body, -arch);
  vec2 hit = vec2(body, paint);
  // What lies on it: the same shell a hand higher and a little narrower.
  float lump = 0.04 * noise(p.xz * 3.0) + 0.03 * noise(p.xz * 9.0);
  float cover = max(carShell(q - vec3(0, 0.07 + lump, 0), hatchback) + 0.03, 0.84 - q.y);
  hit = nearer(hit, vec2(cover * 0.8, snow));
  float tyre = max(length(wheel) - 0.31, abs(abs(q.z) - 0.74) - 0.1);
  return nearer(hit, vec2(tyre, rubber));
}

// ---- small things ----

vec2 lampPost(vec3 p, float towards) {
  if (length(p.xz) > 3.0) return vec2(length(p.xz) - 2.6, metal);
  float d = capsule(p, vec3(0), vec3(0, 5.7, 0), 0.055);
  d = min(d, capsule(p, vec3(0), vec3(0, 1.2, 0), 0.09));
  d = min(d, capsule(p, vec3(0, 5.7, 0), vec3(0, 5.95, towards), 0.035));
  vec2 hit = vec2(d, metal);
  hit = nearer(hit, vec2(box(p - vec3(0, 5.93, towards * 1.15), vec3(0.14, 0.05, 0.32), 0.04), lampHead));
  return nearer(hit, vec2(box(p - vec3(0, 6.02, towards * 1.15), vec3(0.13, 0.045, 0.3), 0.04), snow));
}

vec2 benchAndBin(vec3 p) {
  if (p.z > 9.0 || p.z < 3.0 || abs(p.x) > 3.5) return vec2(max(max(p.z - 8.0, 4.0 - p.z), abs(p.x) - 3.0), wood);
  vec3 q = p - vec3(-2.35, 0.12, 6.3);
  float seat = box(q - vec3(0, 0.45, 0), vec3(0.22, 0.03, 0.85), 0.015);
  float back = box(q - vec3(-0.28, 0.78, 0), vec3(0.025, 0.09, 0.85), 0.015);
  back = min(back, box(q - vec3(-0.25, 0.58, 0), vec3(0.025, 0.07, 0.85), 0.015));
  vec2 hit = vec2(min(seat, back), wood);
  vec3 l = vec3(q.x, q.y, abs(q.z) - 0.68);
  float legs = min(capsule(l, vec3(-0.2, 0, 0), vec3(-0.29, 0.88, 0), 0.025), capsule(l, vec3(0.18, 0, 0), vec3(0.18, 0.43, 0), 0.025));
  hit = nearer(hit, vec2(legs, metal));
  float cover = box(q - vec3(0.0, 0.53, 0), vec3(0.21, 0.055 + 0.02 * noise(p.xz * 4.0), 0.83), 0.05);
  cover = min(cover, box(q - vec3(-0.28, 0.89, 0), vec3(0.035, 0.035, 0.84), 0.03));
  hit = nearer(hit, vec2(cover, snow));
  vec3 b = p - vec3(2.15, 0.1, 6.6);
  float bin = max(length(b.xz) - 0.2 - 0.05 * b.y, abs(b.y - 0.3) - 0.3);
  hit = nearer(hit, vec2(bin * 0.9, metal));
  float heap = length((b - vec3(0, 0.6, 0)) * vec3(1, 2.2, 1)) - 0.22;
  return nearer(hit, vec2(heap * 0.45, snow));
}

/** The low fence of the front garden, on both sides of the path. */
vec2 lowFence(vec3 p) {
  vec3 q = vec3(abs(p.x), p.y - 0.2, p.z - 9.3);
  if (abs(q.z) > 0.8) return vec2(abs(q.z) - 0.4, fence);
  float from = 2.0;
  float x = max(q.x, from);
  float rail = min(capsule(vec3(0, q.y - 0.55, q.z), vec3(0), vec3(0, 0.001, 0), 0.022), capsule(vec3(0, q.y - 0.15, q.z), vec3(0), vec3(0, 0.001, 0), 0.018));
  float outside = from - q.x;
  rail = outside > 0.0 ? length(vec2(rail + 0.02, outside)) - 0.02 : rail;
  float cell = floor(x / 0.16) * 0.16 + 0.08;
  vec3 r = vec3(q.x - max(cell, from), q.y, q.z);
  float bars = capsule(r, vec3(0, -0.2, 0), vec3(0, 0.55, 0), 0.011);
  float posts = capsule(vec3(q.x - from - clamp(round((q.x - from) / 2.4), 0.0, 20.0) * 2.4, q.y, q.z), vec3(0, -0.3, 0), vec3(0, 0.66, 0), 0.035);
  vec2 hit = vec2(min(min(rail, bars), posts) * 0.8, fence);
  float cover = max(length(vec2((q.y - 0.6) * 1.0, q.z)) - 0.035 - 0.012 * noise(p.xz * vec2(5.0, 1.0)), from - q.x);
  return nearer(hit, vec2(cover, snow));
}

float spruceAt(vec3 p, float height) {
  float r0 = length(p.xz);
  float bound = max(r0 - height * 0.32, max(p.y - height, -p.y));
  if (bound > 0.8) return bound - 0.2;
  float t = clamp(p.y / height, 0.0, 1.0);
  float angle = atan(p.z, p.x);
  float layers = t * 9.0 + 0.25 * sin(angle * 3.0 + t * 11.0);
  float saw = fract(layers);
  float twigs = 0.5 + 0.5 * sin(angle * (17.0 - floor(layers)) + floor(layers) * 2.4);
  float r = (1.0 - t) * height * 0.29 * (1.12 - 0.5 * saw) * (0.8 + 0.24 * twigs) + 0.02;
  float needles = 0.1 * (noise(vec2(angle * 9.0, p.y * 7.0)) - 0.5) + 0.06 * (noise(vec2(angle * 31.0, p.y * 19.0)) - 0.5);
  return (r0 - r - needles * (0.35 + 0.65 * (1.0 - t))) * 0.36;
}

vec2 swings(vec3 p) {
  vec3 q = p - vec3(-8.5, 0.2, 25.5);
  float bound = box(q - vec3(0, 1.2, 0), vec3(2.2, 1.5, 1.2), 0.0);
  if (bound > 1.0) return vec2(bound - 0.4, fence);
  vec3 m = vec3(abs(q.x), q.y, abs(q.z));
  float d = capsule(m, vec3(1.7, 0, 0.85), vec3(1.7, 2.3, 0), 0.045);
  d = min(d, capsule(m, vec3(0, 2.3, 0), vec3(1.7, 2.3, 0), 0.045));
  d = min(d, capsule(vec3(abs(m.x - 0.75), m.y, q.z), vec3(0.22, 0.6, 0), vec3(0.22, 2.3, 0), 0.012));
  d = min(d, box(vec3(m.x - 0.75, q.y - 0.58, q.z), vec3(0.26, 0.025, 0.13), 0.01));
  vec2 hit = vec2(d, fence);
  return nearer(hit, vec2(box(vec3(m.x - 0.75, q.y - 0.64, q.z), vec3(0.24, 0.045, 0.12), 0.04), snow));
}

vec2 porch(vec3 p) {
  if (p.z > 4.0) return vec2(p.z - 3.0, canopy);
  float slab = box(p - vec3(0, 3.17, 0.4), vec3(3.1, 0.06, 2.2), 0.02);
  vec2 hit = vec2(slab, canopy);
  float cover = box(p - vec3(0, 3.27, 0.4), vec3(3.08, 0.07 + 0.03 * noise(p.xz * 3.0), 2.22), 0.06);
  hit = nearer(hit, vec2(cover, snow));
  vec3 m = vec3(abs(p.x) - 2.62, p.y, p.z - 2.42);
  hit = nearer(hit, vec2(box(m - vec3(0, 1.56, 0), vec3(0.04, 1.56, 0.04), 0.01), metal));
  float cell = floor(p.x / 0.13);
  float len = 0.02 + 0.26 * pow(hash(cell + 40.0), 6.0) + 0.06 * noise(vec2(cell * 0.3, 1.0));
  vec3 q = vec3(p.x - (cell + 0.3 + 0.4 * hash(cell + 9.0)) * 0.13, p.y - 3.12, p.z - 2.6);
  float t = clamp(-q.y / len, 0.0, 1.0);
  float icicle = max(length(q.xz) - 0.011 * (1.0 - t) - 0.001, max(q.y, -q.y - len)) * 0.7;
  if (abs(p.x) < 3.0) hit = nearer(hit, vec2(icicle, ice));
  return hit;
}

// ---- those who move ----

vec2 bone(vec2 from, float angle, float len) { return from + len * vec2(sin(angle), -cos(angle)); }

vec2 legs(vec3 q, float phase, float side) {
  float swing = 0.47 * sin(phase);
  float knee = 0.16 + 0.62 * pow(max(0.0, cos(phase + 0.5)), 1.5);
  vec2 hip = vec2(0, 0.9), k = bone(hip, swing, 0.43), a = bone(k, swing - knee, 0.42);
  vec2 toe = a + 0.17 * vec2(cos(swing - knee + 0.15), sin(swing - knee + 0.15));
  float z = side * 0.095;
  float d = smin(capsule(q, vec3(hip, z), vec3(k, z), 0.085), capsule(q, vec3(k, z), vec3(a, z), 0.062), 0.04);
  vec2 hit = vec2(d, jeans);
  float boot = min(capsule(q, vec3(a.x, a.y - 0.02, z), vec3(toe.x, toe.y - 0.03, z), 0.058), capsule(q, vec3(a, z), vec3(mix(a, k, 0.35), z), 0.074));
  return nearer(hit, vec2(boot, rubber));
}

vec2 arm(vec3 q, float phase, float side) {
  float swing = -0.42 * sin(phase);
  vec2 shoulder = vec2(0.0, 1.4), e = bone(shoulder, swing, 0.29), h = bone(e, swing + 0.35, 0.26);
  float z = side * 0.235;
  float d = smin(capsule(q, vec3(shoulder, side * 0.19), vec3(e, z), 0.066), capsule(q, vec3(e, z), vec3(h, z), 0.056), 0.04);
  return nearer(vec2(d, coat), vec2(length(q - vec3(bone(e, swing + 0.35, 0.31), z)) - 0.05, knit));
}

/** A person in a warm coat, walking towards +x, and a dog that pulls ahead. */
vec2 walkerAndDog(vec3 p) {
  vec3 q = p - walker.xyz;
  float bound = box(q - vec3(0.8, 0.9, 0.0), vec3(1.6, 1.05, 0.5), 0.0);
  if (walker.y < -1.0 || bound > 0.5) return vec2(walker.y < -1.0 ? 1e3 : bound - 0.15, coat);
  float phase = walker.w;
  q.y -= 0.022 * cos(2.0 * phase);
  vec2 hit = nearer(legs(q, phase, 1.0), legs(q, phase + 3.14159, -1.0));
  hit = nearer(hit, nearer(arm(q, phase, 1.0), arm(q, phase + 3.14159, -1.0)));
  vec3 b = q;
  b.x -= 0.05 * (b.y - 0.9);
  float flare = mix(0.225, 0.17, smoothstep(0.7, 1.15, b.y)) + 0.02 * smoothstep(1.2, 1.4, b.y);
  float body = (length(vec2(b.x, b.z * 0.86)) - flare) * 0.8;
  body = max(body, abs(b.y - 1.06) - 0.39) ;
  body = smin(body, capsule(b, vec3(0, 1.38, -0.13), vec3(0, 1.38, 0.13), 0.105), 0.12);
  hit = nearer(hit, vec2(body, coat));
  vec3 h = q - vec3(0.075, 1.6, 0.0);
  hit = nearer(hit, vec2(length(h * vec3(1.0, 0.88, 1.1)) - 0.1, skin));
  float hat = max(length((h - vec3(-0.012, 0.03, 0)) * vec3(1.0, 0.9, 1.05)) - 0.122, -h.y + 0.02 - 0.25 * h.x);
  hat = min(hat, length(h - vec3(-0.03, 0.185, 0)) - 0.05);
  float scarf = length(vec2(length(q.xz - vec2(0.03, 0)) - 0.085, (q.y - 1.475) * 0.8)) - 0.05;
  hit = nearer(hit, vec2(min(hat, scarf), knit));
  // A backpack: shopping on the way home.
  hit = nearer(hit, vec2(box(q - vec3(-0.235, 1.2, 0), vec3(0.085, 0.2, 0.14), 0.06), bag));

  float pull = 1.55 + 0.06 * sin(phase * 0.5);
  vec3 g = p - walker.xyz - vec3(pull, 0.015 * cos(4.0 * phase), 0.22);
  float trot = phase * 2.0;
  float dog = capsule(g, vec3(-0.2, 0.4, 0), vec3(0.17, 0.43, 0), 0.115);
  dog = smin(dog, length(g - vec3(0.18, 0.42, 0)) - 0.13, 0.08);
  dog = smin(dog, capsule(g, vec3(0.22, 0.48, 0), vec3(0.34, 0.62, 0), 0.07), 0.06);
  dog = smin(dog, length((g - vec3(0.38, 0.66, 0)) * vec3(0.9, 1.0, 1.1)) - 0.08, 0.04);
  dog = smin(dog, capsule(g, vec3(0.4, 0.64, 0), vec3(0.5, 0.62, 0), 0.035), 0.03);
  vec3 ear = vec3(g.x - 0.35, g.y - 0.76, abs(g.z) - 0.045);
  dog = smin(dog, capsule(ear, vec3(0, -0.04, 0), vec3(-0.01, 0.03, 0), 0.018), 0.02);
  float wag = 0.16 * sin(phase * 3.0);
  dog = smin(dog, capsule(g, vec3(-0.28, 0.46, 0), vec3(-0.33, 0.62, wag * 0.5), 0.032), 0.04);
  dog = smin(dog, capsule(g, vec3(-0.33, 0.62, wag * 0.5), vec3(-0.24, 0.7, wag), 0.034), 0.03);
  for (int i = 0; i < 4; i++) {
    float fore = i < 2 ? 1.0 : -1.0, side = mod(float(i), 2.0) < 1.0 ? 1.0 : -1.0;
    float a = 0.5 * sin(trot + (fore * side > 0.0 ? 0.0 : 3.14159));
    vec2 top = vec2(fore > 0.0 ? 0.17 : -0.2, 0.38), k = bone(top, a, 0.18), f = bone(k, a - 0.25 - 0.3 * cos(trot + (fore * side > 0.0 ? 0.0 : 3.14159)) * fore, 0.19);
    dog = smin(dog, min(capsule(g, vec3(top, side * 0.065), vec3(k, side * 0.065), 0.042), capsule(g, vec3(k, side * 0.065), vec3(f, side * 0.065), 0.028)), 0.03);
  }
  hit = nearer(hit, vec2(dog, dogFur));
  vec3 hand = vec3(bone(bone(vec2(0.0, 1.4), -0.42 * sin(phase), 0.29), -0.42 * sin(phase) + 0.35, 0.31), 0.235);
  vec3 collar = vec3(pull + 0.25, 0.53, 0.22);
  vec3 sag = mix(hand, collar, 0.5) - vec3(0, 0.13, 0);
  float leash = min(capsule(p - walker.xyz, hand, sag, 0.009), capsule(p - walker.xyz, sag, collar, 0.009));
  return nearer(hit, vec2(leash, rubber));
}

const vec3 catPlace = vec3(0.66, 0.075, 3.7);

vec3 inCat(vec3 p) {
  vec3 q = p - catPlace;
  return vec3(q.x * 0.96 - q.z * 0.28, q.y, q.z * 0.96 + q.x * 0.28);
}

vec3 inCatHead(vec3 q) {
  vec3 h = q - vec3(0, 0.345, -0.085);
  float c = cos(cat.x), s = sin(cat.x);
  h = vec3(h.x * c - h.z * s, h.y, h.z * c + h.x * s);
  c = cos(cat.y); s = sin(cat.y);
  return vec3(h.x, h.y * c - h.z * s, h.z * c + h.y * s);
}

/** A cat that sits before the door (−z) and waits to be let in. */
float catBody(vec3 p) {
  vec3 q = inCat(p);
  float bound = box(q - vec3(0.02, 0.22, 0.05), vec3(0.24, 0.26, 0.28), 0.0);
  if (bound > 0.3) return bound - 0.1;
  vec3 m = vec3(abs(q.x), q.yz);
  float d = (length((q - vec3(0, 0.125, 0.06)) / vec3(0.112, 0.125, 0.14)) - 1.0) * 0.11;
  d = smin(d, capsule(q, vec3(0, 0.13, -0.01), vec3(0, 0.265, -0.055), 0.068), 0.1);
  d = smin(d, (length((m - vec3(0.075, 0.075, 0.05)) / vec3(0.055, 0.08, 0.1)) - 1.0) * 0.055, 0.04);
  d = smin(d, capsule(m, vec3(0.036, 0.2, -0.075), vec3(0.036, 0.03, -0.105), 0.023), 0.03);
  d = smin(d, length((m - vec3(0.038, 0.018, -0.125)) * vec3(1.0, 1.25, 0.85)) - 0.026, 0.012);
  d = smin(d, length((m - vec3(0.088, 0.016, -0.045)) * vec3(1.0, 1.3, 0.7)) - 0.026, 0.02);
  vec3 h = inCatHead(q);
  vec3 n = vec3(abs(h.x), h.yz);
  float head = (length(h / vec3(0.079, 0.062, 0.066)) - 1.0) * 0.062;
  head = smin(head, length((n - vec3(0.018, -0.022, -0.056)) * vec3(1.0, 1.1, 1.0)) - 0.024, 0.02);
  head = smin(head, length(n - vec3(0.046, -0.02, -0.02)) - 0.036, 0.03);
  // Ears: thin cones, open to the front.
  vec3 e = n - vec3(0.047, 0.043, -0.004);
  e.x -= 0.3 * e.y;
  float t = clamp(e.y / 0.07, 0.0, 1.0);
  float ear = max(length(e.xz * vec2(1.0, 1.6)) - 0.034 * (1.0 - t), max(-e.y - 0.02, e.y - 0.068)) * 0.75;
  ear = max(ear, -(length((e - vec3(0.0, 0.012, -0.022)) * vec3(1.0, 0.55, 1.0)) - 0.02));
  head = smin(head, ear, 0.012);
  d = smin(d, head, 0.035);
  float tip = cat.w * 0.05;
  float tail = capsule(q, vec3(0.03, 0.045, 0.18), vec3(0.15, 0.03, 0.14), 0.026);
  tail = smin(tail, capsule(q, vec3(0.15, 0.03, 0.14), vec3(0.195, 0.03, 0.0), 0.025), 0.02);
  tail = smin(tail, capsule(q, vec3(0.195, 0.03, 0.0), vec3(0.16 + tip * 0.8, 0.032 + abs(tip) * 0.6, -0.1), 0.023), 0.02);
  d = smin(d, tail, 0.03);
  return (d - 0.005 * noise(vec2(atan(q.x, q.z) * 30.0, q.y * 160.0))) * 0.8;
}

vec2 map(vec3 p) {
  // The ground costs most: far above it a bound serves.
  vec2 hit = vec2(p.y > 1.4 ? p.y - 0.95 : (p.y - groundHeight(p.xz)) * 0.75, snow);
  if (p.z > 40.0 || p.x < -24.0) hit = nearer(hit, vec2(houses(p), facade));
  else hit.x = min(hit.x, max(1.0, min(59.0 - p.z, p.x + 34.0)));
  if (p.y < 2.4 || hit.x > 1.0) hit = nearer(hit, abs(p.z - 17.1) < 2.5 ? cars(p) : vec2(max(abs(p.z - 17.1) - 1.6, p.y - 1.9), paint));
  hit = nearer(hit, lampPost(p - vec3(-6.2, 0, 9.7), 1.5));
  hit = nearer(hit, lampPost(p - vec3(10.2, 0, 20.3), -1.5));
  hit = nearer(hit, lampPost(p - vec3(-17.5, 0, 33.0), 1.2));
  hit = nearer(hit, lampPost(p - vec3(20.0, 0, 38.0), -1.2));
  hit = nearer(hit, benchAndBin(p));
  hit = nearer(hit, lowFence(p));
  hit = nearer(hit, vec2(spruceAt(p - vec3(4.6, 0.2, 25.0), 7.6), spruce));
  hit = nearer(hit, vec2(spruceAt(p - vec3(-15.5, 0.2, 27.0), 5.8), spruce));
  hit = nearer(hit, swings(p));
  hit = nearer(hit, walkerAndDog(p));
  hit = nearer(hit, vec2(catBody(p), catFur));
  return nearer(hit, porch(p));
}

// ---- light ----

vec3 normalAt(vec3 p, float t) {
  vec2 e = vec2(1, -1) * max(0.0012, 0.0006 * t);
  return normalize(e.xyy * map(p + e.xyy).x + e.yyx * map(p + e.yyx).x + e.yxy * map(p + e.yxy).x + e.xxx * map(p + e.xxx).x);
}

float shadow(vec3 p, vec3 towards, float length_) {
  float light = 1.0;
  float t = 0.06;
  for (int i = 0; i < 44; i++) {
    if (t > length_ - 0.35) break;
    float d = map(p + towards * t).x;
    light = min(light, 0.5 + 0.5 * d / (0.03 * t));
    if (light < 0.02) return 0.0;
    t += clamp(d, 0.04, 1.2);
  }
  return light * light * (3.0 - 2.0 * light);
}

float occlusion(vec3 p, vec3 n) {
  float sum = 0.0, weight = 1.0;
  for (int i = 1; i <= 5; i++) {
    float h = 0.09 * float(i * i) * 0.35 + 0.03;
    sum += weight * max(0.0, h - map(p + n * h).x);
    weight *= 0.72;
  }
  return clamp(1.0 - 1.6 * sum, 0.0, 1.0);
}

vec3 skyColour(vec3 d) {
  float up = max(d.y, 0.0);
  vec3 colour = mix(vec3(0.115, 0.135, 0.235), vec3(0.022, 0.042, 0.115), smoothstep(0.0, 0.55, up));
  colour += vec3(0.17, 0.088, 0.045) * exp(-up * 6.5) * (0.75 + 0.25 * d.x);
  float cloud = fbm(d.xz / (d.y + 0.25) * 1.6);
  return colour * (0.5 + 0.55 * cloud);
}

vec3 skyAmbient(vec3 n) {
  return mix(vec3(0.05, 0.047, 0.058), vec3(0.055, 0.088, 0.18), 0.5 + 0.5 * n.y);
}

/** Light of a window, by its house, column and row: most people have warm lamps, some a television, one grows seedlings. */
vec3 windowLight(vec2 cell, vec2 q, float house, float isStair) {
  float h = hash(cell + house * 17.0);
  float g = hash(cell * 1.7 + house * 5.0 + 2.2);
  vec3 glassDark = vec3(0.012, 0.018, 0.034) + 0.02 * vec3(0.6, 0.8, 1.2) * smoothstep(-0.7, 0.7, q.y);
  if (isStair > 0.5) {
    vec3 stair = vec3(0.62, 0.66, 0.52) * 0.42 * (0.7 + 0.3 * g);
    return abs(q.x) < 0.03 ? stair * 0.2 : stair * (0.75 + 0.25 * q.y);
  }
  if (h > 0.5) {
    bool curtain = g > 0.35;
    return curtain && abs(q.x) > 0.35 ? glassDark * 2.2 : glassDark;
  }
  vec3 colour = vec3(1.0, 0.62, 0.26);
  if (g > 0.45) colour = vec3(1.0, 0.72, 0.38);
  if (g > 0.7) colour = vec3(1.0, 0.85, 0.6);
  if (g > 0.84) colour = vec3(0.85, 0.93, 1.0) * 0.8;
  if (g > 0.955) colour = vec3(0.95, 0.28, 0.85) * 0.8;
  float power = 0.45 + 1.1 * hash(cell * 3.1 + 0.7);
  // A lamp under the ceiling, curtains at the sides, now and then tulle over all of it.
  float lamp = 0.5 + 0.75 * exp(-dot(q - vec2(0.25 * (g - 0.5), 0.45), q - vec2(0.25 * (g - 0.5), 0.45)) * 2.5);
  float side = smoothstep(0.28, 0.42, abs(q.x) + 0.12 * (h * 2.0 - 0.5));
  float folds = 0.75 + 0.25 * sin(q.x * 34.0 + g * 20.0);
  vec3 light = colour * power * lamp;
  if (g < 0.75) light *= mix(1.0, 0.42 * folds, side);
  if (hash(cell + 9.9) > 0.6) light *= 0.8 + 0.2 * sin(q.x * 42.0);
  float pots = step(q.y, -0.42 + 0.12 * noise(vec2(q.x * 9.0 + g * 40.0, h * 30.0))) * step(0.55, hash(cell + 4.4));
  light *= 1.0 - 0.75 * pots;
  return light;
}

vec3 facadeSurface(vec3 p, vec3 n, out vec3 emission) {
  vec3 q;
  float house, height;
  vec3 m = inMainHouse(p), l = inSideHouse(p), t = inTower(p);
  if (p.z > 80.0) { q = t; house = 3.0; height = 48.6; }
  else if (p.x < -33.0) { q = l - vec3(44.8, 0, 0); house = 2.0; height = 14.9; }
  else { q = m + vec3(19.0, 0, 0); house = 1.0; height = 26.2; }
  emission = vec3(0);
  vec2 cell = vec2(floor(q.x / 3.2), floor((q.y - 1.0) / 2.8));
  vec2 w = vec2(q.x - (cell.x + 0.5) * 3.2, q.y - 1.0 - (cell.y + 0.5) * 2.8 - 0.1);
  float kind = mod(cell.x, 8.0);
  vec3 base = house == 1.0 ? vec3(0.50, 0.47, 0.43) : house == 2.0 ? vec3(0.47, 0.42, 0.38) : vec3(0.42, 0.45, 0.49);
  vec3 accent = house == 1.0 ? vec3(0.36, 0.46, 0.52) : house == 2.0 ? vec3(0.55, 0.40, 0.30) : vec3(0.5, 0.42, 0.36);
  vec3 albedo = (kind == 3.0 || kind == 5.0) ? mix(base, accent, 0.85) : base;
  albedo *= 0.9 + 0.2 * hash(cell + house);
  if (cell.y < 0.0) albedo = vec3(0.26, 0.25, 0.25);
  // Seams between panels, streaks below them.
  float seam = min(abs(w.x - 1.6), abs(abs(w.x) - 1.6));
  float floorSeam = abs(w.y + 1.5);
  albedo *= 1.0 - 0.45 * smoothstep(0.06, 0.02, min(seam, floorSeam));
  albedo *= 0.86 + 0.22 * fbm(vec2(q.x * 0.9, q.y * 0.35) + house * 9.0);
  bool isFront = abs(q.x) < 51.0;
  bool inRows = cell.y >= 0.0 && q.y < height - 0.35;
  if (!inRows || !isFront || n.y > 0.5) return albedo;
  bool isLoggia = (kind == 3.0 || kind == 5.0) && cell.y > 0.0 && hash(cell + 3.3) < 0.72;
  if (isLoggia && q.z > 0.6 && w.y > -0.28 && w.y < 1.05) {
    float pane = abs(fract(w.x / 0.72 + 0.5) - 0.5) * 0.72;
    if (pane > 0.33 || abs(w.y - 0.62) < 0.03 || w.y > 0.98 || w.y < -0.22) return vec3(0.6);
    vec3 light = windowLight(cell, vec2(w.x * 0.5, w.y), house, 0.0);
    emission = light * (hash(cell + 1.5) < 0.4 ? 0.16 : 0.55) * smoothstep(1.7, 0.3, abs(w.x));
    return vec3(0.02);
  }
  float halfWidth = kind == 0.0 ? 0.55 : 0.78;
  if (q.z < -0.1 && abs(w.x) < halfWidth && abs(w.y) < 0.73) {
    float frame = min(halfWidth - abs(w.x), 0.72 - abs(w.y));
    if (frame < 0.07 || (kind != 0.0 && abs(w.x - 0.2) < 0.035)) return vec3(0.55);
    emission = windowLight(cell, w, house, kind == 0.0 ? 1.0 : 0.0);
    return vec3(0.015);
  }
  return albedo;
}

vec3 carColour(float slot) {
  float i = mod(slot + 8.0, 5.0);
  if (i < 1.0) return vec3(0.32, 0.33, 0.35);
  if (i < 2.0) return vec3(0.06, 0.09, 0.17);
  if (i < 3.0) return vec3(0.30, 0.035, 0.03);
  if (i < 4.0) return vec3(0.45, 0.45, 0.44);
  return vec3(0.03, 0.10, 0.08);
}

void carSurface(vec3 p, vec3 n, inout float material, inout vec3 albedo, inout vec3 emission) {
  vec2 near = carAt(p.x);
  vec3 q = p - vec3(near.x, 0.05, 17.1 + 0.3 * (hash(near.y) - 0.5));
  if (hash(near.y + 5.0) < 0.5) q.x = -q.x;
  bool h = isHatch(near.y);
  albedo = carColour(near.y);
  float low = h ? 1.08 : 1.0, high = h ? 1.52 : 1.37;
  float front = mix(0.9, 0.42, (q.y - low) / (high - low)), back = h ? -1.62 : mix(-1.35, -0.85, (q.y - low) / (high - low));
  if (q.y > low && q.y < high && q.x < front && q.x > back && abs(q.x + 0.12) > 0.05) { material = glass; albedo = vec3(0.015); }
  if (abs(q.x) > 2.0 && abs(q.y - 0.7) < 0.1 && abs(q.z) > 0.45) {
    albedo = q.x < 0.0 ? vec3(0.4, 0.01, 0.01) : vec3(0.6);
    if (q.x < 0.0) emission = vec3(0.02, 0.0, 0.0);
  }
  if (q.y < 0.36) albedo *= 0.3;
  albedo *= 1.0 - 0.5 * smoothstep(0.02, 0.0, abs(abs(q.x - 0.05) - 0.85)) * step(0.4, q.y) * step(q.y, 1.0);
}

/** Ginger with white bib, socks and muzzle; the eyes give back the lamp above the door. */
void catSurface(vec3 p, inout vec3 albedo, inout vec3 emission) {
  vec3 q = inCat(p), h = inCatHead(q);
  bool onHead = length(h) < 0.115 && q.y > 0.27;
  float stripes = smoothstep(0.1, 0.6, sin(q.y * 62.0 + q.z * 26.0 + 5.0 * noise(q.xy * 17.0 + q.z * 9.0)));
  if (onHead) stripes = smoothstep(0.2, 0.8, sin(h.x * 150.0)) * step(0.018, h.y) + 0.7 * smoothstep(0.2, 0.8, sin(h.y * 130.0 + 1.0)) * step(0.05, abs(h.x)) ;
  albedo = mix(vec3(0.62, 0.27, 0.075), vec3(0.30, 0.105, 0.025), 0.75 * stripes);
  float bib = mix(0.012, 0.058, smoothstep(0.06, 0.25, q.y)) + 0.012 * (noise(q.xy * 60.0) - 0.5);
  float white = smoothstep(bib, bib - 0.012, abs(q.x)) * smoothstep(-0.05, -0.085, q.z) * step(q.y, 0.3);
  white = max(white, smoothstep(0.06, 0.045, q.y) * step(q.z, -0.02));
  if (onHead) white = smoothstep(0.036, 0.024, length((h.xy - vec2(0, -0.028)) * vec2(0.75, 1.0))) * step(h.z, -0.03);
  albedo = mix(albedo, vec3(0.78, 0.74, 0.68), clamp(white, 0.0, 1.0));
  albedo *= 0.82 + 0.36 * noise(vec2(atan(q.x, q.z) * 40.0, q.y * 90.0));
  if (!onHead || h.z > -0.02) return;
  vec2 eyeAt = vec2(abs(h.x) - 0.03, h.y - 0.008);
  float open = 1.0 - cat.z;
  float eyeball = length(eyeAt / vec2(0.0175, 0.0145 * max(open, 0.12)));
  if (eyeball < 1.28) albedo = vec3(0.07, 0.03, 0.015);
  if (eyeball < 1.0 && open > 0.25) {
    albedo = vec3(0.5, 0.55, 0.12);
    emission = vec3(0.16, 0.19, 0.05);
    if (abs(eyeAt.x) < 0.0055) { albedo = vec3(0.01); emission = vec3(0); }
    if (length(vec2(h.x - 0.03 * sign(h.x) + 0.005, eyeAt.y - 0.006)) < 0.004) emission = vec3(0.9);
  }
  if (length((h.xy - vec2(0, -0.016)) * vec2(0.8, 1.2)) < 0.0085 && h.z < -0.05) albedo = vec3(0.5, 0.17, 0.15);
  if (abs(h.x) < 0.0025 && h.y < -0.02 && h.y > -0.035 && h.z < -0.05) albedo *= 0.35;
}

vec3 shade(vec3 p, vec3 d, float t, float material) {
  vec3 n = normalAt(p, t);
  vec3 albedo = vec3(0.5), emission = vec3(0);
  float gloss = 0.0;
  if (material == facade) albedo = facadeSurface(p, n, emission);
  else if (material == paint) carSurface(p, n, material, albedo, emission);
  else if (material == metal) albedo = vec3(0.16, 0.17, 0.18);
  else if (material == wood) albedo = vec3(0.22, 0.115, 0.06) * (0.8 + 0.4 * noise(p.zy * vec2(3.0, 40.0)));
  else if (material == spruce) albedo = mix(vec3(0.018, 0.042, 0.034), vec3(0.04, 0.075, 0.05), noise(p.xy * 9.0));
  else if (material == rubber) albedo = vec3(0.02);
  else if (material == fence) albedo = mod(floor(p.x / 2.4), 2.0) < 1.0 ? vec3(0.10, 0.26, 0.16) : vec3(0.45, 0.36, 0.08);
  else if (material == ice) albedo = vec3(0.16, 0.19, 0.24);
  else if (material == canopy) albedo = vec3(0.3, 0.3, 0.31);
  else if (material == lampHead) { albedo = vec3(0.2); if (n.y < -0.2) emission = vec3(8.0, 6.4, 4.2); }
  else if (material == coat) albedo = vec3(0.035, 0.15, 0.19);
  else if (material == jeans) albedo = vec3(0.03, 0.035, 0.06);
  else if (material == skin) albedo = vec3(0.5, 0.3, 0.22);
  else if (material == knit) albedo = vec3(0.5, 0.05, 0.05);
  else if (material == bag) albedo = vec3(0.30, 0.2, 0.06);
  else if (material == dogFur) albedo = mix(vec3(0.42, 0.21, 0.075), vec3(0.65, 0.58, 0.5), smoothstep(0.02, -0.1, p.y - walker.y - 0.4));
  else if (material == catFur) catSurface(p, albedo, emission);
  if (material == paint || material == glass) gloss = 1.0;
  float lying = smoothstep(0.35, 0.75, n.y + 0.35 * (noise(p.xz * 4.0) - 0.5));
  if (material == spruce) lying = smoothstep(0.0, 0.4, n.y + 0.7 * (noise(p.xy * 5.0 + p.z * 3.0) - 0.5));
  if (material != snow && material != ice && material != lampHead && material != glass && material != canopy && material < coat) {
    albedo = mix(albedo, vec3(0.8, 0.82, 0.86), lying);
    emission *= 1.0 - lying;
  }
  if (material == snow) {
    albedo = vec3(0.83, 0.85, 0.89);
    bool onGround = p.y < groundHeight(p.xz) + 0.04;
    if (onGround) {
      float inDrive = smoothstep(10.6, 11.0, p.z) * (1.0 - smoothstep(18.6, 19.2, p.z));
      float onPath = smoothstep(0.15, -0.25, pathEdge(p.xz)) * step(p.z, 10.8);
      float dirt = max(inDrive * 0.85, onPath * 0.75) * (0.35 + 0.9 * fbm(p.xz * vec2(1.1, 2.6)));
      float track = wheelTracks(p.xz, 4.0);
      dirt += 0.35 * track * inDrive;
      albedo = mix(albedo, vec3(0.36, 0.345, 0.335), clamp(dirt, 0.0, 0.85));
    }
    // Grains: each leans its own way, so that snow under a lamp glitters a little instead of looking like plaster.
    float grain = smoothstep(18.0, 2.0, t);
    n = normalize(n + grain * 0.22 * vec3(noise(p.xz * 46.0) - 0.5, 0.0, noise(p.zx * 46.0 + 9.0) - 0.5));
  }
  float ao = occlusion(p, n);
  vec3 light = skyAmbient(n) * (0.35 + 0.65 * ao) * 0.8;
  vec3 shine = vec3(0);
  for (int i = 0; i < 6; i++) {
    vec3 to = lamps[i].xyz - p;
    float r = length(to);
    to /= r;
    float facing = dot(n, to);
    float soft = material == snow ? max(0.0, (facing + 0.12) / 1.12) : max(0.0, facing);
    if (material == spruce || material == ice) soft = 0.4 + 0.6 * soft;
    float beam = i == 0 ? 1.0 : smoothstep(-0.12, 0.35, to.y) * 0.93 + 0.07;
    float reach = lamps[i].w / (r * r + 0.4) * beam;
    if (reach * soft < 0.004) continue;
    float s = material == ice ? 1.0 : shadow(p + n * (material == snow ? 0.03 + 0.005 * t : 0.012), to, r);
    light += lampColours[i] * reach * soft * s;
    if (gloss > 0.0) shine += lampColours[i] * reach * s * pow(max(0.0, dot(reflect(d, n), to)), 60.0) * 2.5;
  }
  vec3 colour = albedo * light + emission + shine;
  if (gloss > 0.0) {
    float fresnel = 0.04 + 0.5 * pow(1.0 - max(0.0, dot(n, -d)), 5.0);
    colour += skyColour(reflect(d, n)) * fresnel;
  }
  return colour;
}

/** Light that a lamp scatters into the ray on its way of length t through falling snow. */
float glow(vec3 o, vec3 d, vec3 lamp, float t) {
  vec3 v = o - lamp;
  float b = dot(v, d), h = sqrt(max(0.02, dot(v, v) - b * b));
  return (atan((t + b) / h) - atan(b / h)) / h;
}

bool meetsBox(vec3 o, vec3 d, vec3 middle, vec3 halfSize) {
  vec3 a = (middle - o) / d, b = abs(halfSize / d);
  float enter = max(max(a.x - b.x, a.y - b.y), a.z - b.z), leave = min(min(a.x + b.x, a.y + b.y), a.z + b.z);
  return leave > max(enter, 0.0);
}

bool meetsMoving(vec3 o, vec3 d) {
  return meetsBox(o, d, catPlace + vec3(0, 0.25, 0.05), vec3(0.5, 0.45, 0.55)) ||
    (walker.y > -1.0 && meetsBox(o, d, walker.xyz + vec3(0.8, 0.95, 0.0), vec3(1.8, 1.2, 0.7)));
}

/** Do the moving ones stand in this ray's way, or between its end and a lamp? */
bool isTouched(vec3 d, float t) {
  if (meetsMoving(eye, d)) return true;
  vec3 p = eye + d * t;
  for (int i = 0; i < 6; i++) if (meetsMoving(p, normalize(lamps[i].xyz - p + 1e-4))) return true;
  return false;
}

void main() {
  vec2 pixel = gl_FragCoord.xy + jitter;
  vec2 uv = (pixel - 0.5 * size) / (0.5 * size.y);
  float r = max(length(uv), 1e-5);
  float theta = r * lensScale;
  vec3 d = vec3(sin(theta) * uv / r, cos(theta));
  d = vec3(d.x, d.y * cos(pitch) - d.z * sin(pitch), d.z * cos(pitch) + d.y * sin(pitch));
  float t = 0.3, material = 0.0;
  bool found = false;
  for (int i = 0; i < 190; i++) {
    vec2 hit = map(eye + d * t);
    if (hit.x < 0.0007 * t) { material = hit.y; found = true; break; }
    t += hit.x;
    if (t > far) break;
  }
  if (!found && t < far) { found = true; material = map(eye + d * t).y; }
  if (onlyMoved > 0.5 && !isTouched(d, t)) { result = vec4(0); return; }
  vec3 sky = skyColour(d);
  vec3 colour = found ? shade(eye + d * t, d, t, material) : sky;
  float seen = found ? t : far;
  vec3 haze = mix(vec3(0.05, 0.056, 0.098), vec3(0.085, 0.066, 0.072), 0.5 + 0.5 * d.x);
  colour = mix(colour, haze, found ? 1.0 - exp(-max(0.0, seen - 6.0) * 0.0062) : 0.0);
  for (int i = 1; i < 6; i++) colour += lampColours[i] * lamps[i].w * 0.00105 * glow(eye, d, lamps[i].xyz, seen);
  result = vec4(colour, seen);
}
