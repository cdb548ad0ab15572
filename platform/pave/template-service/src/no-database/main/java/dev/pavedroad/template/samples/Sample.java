package dev.pavedroad.template.samples;

import java.time.Instant;
import java.util.UUID;

/** Stored once under the id that its caller chose; it never changes. */
record Sample(UUID id, String name, Instant madeAt) {}
