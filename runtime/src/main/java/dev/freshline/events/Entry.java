package dev.freshline.events;

import dev.freshline.reading.Moment;

/// An event with who noted it and when.
public record Entry<E extends Event>(Moment at, Author author, E event) {}
