package dev.freshline.reports.predict;

import java.util.Arrays;

/// The Fourier transform of a distribution on a lattice, where a sum of independent times is a
/// product.
///
/// @param re real parts
/// @param im imaginary parts, as many: a power of two
record Spectrum(double[] re, double[] im) {

  /// Of probabilities on a lattice.
  static Spectrum of(double[] masses) {
    var spectrum = new Spectrum(masses.clone(), new double[masses.length]);
    transform(spectrum.re, spectrum.im, false);
    return spectrum;
  }

  /// The same value everywhere: probability at 0.
  static Spectrum constant(int size, double value) {
    var re = new double[size];
    Arrays.fill(re, value);
    return new Spectrum(re, new double[size]);
  }

  Spectrum times(Spectrum other) {
    var product = new Spectrum(new double[re.length], new double[re.length]);
    for (int i = 0; i < re.length; i++) {
      product.re[i] = re[i] * other.re[i] - im[i] * other.im[i];
      product.im[i] = re[i] * other.im[i] + im[i] * other.re[i];
    }
    return product;
  }

  Spectrum times(double factor) {
    var product = new Spectrum(re.clone(), im.clone());
    for (int i = 0; i < re.length; i++) {
      product.re[i] *= factor;
      product.im[i] *= factor;
    }
    return product;
  }

  Spectrum plus(Spectrum other) {
    var sum = new Spectrum(re.clone(), im.clone());
    for (int i = 0; i < re.length; i++) {
      sum.re[i] += other.re[i];
      sum.im[i] += other.im[i];
    }
    return sum;
  }

  /// `1 / (1 - this)`: any number of repetitions, none included.
  Spectrum repeated() {
    var sum = new Spectrum(new double[re.length], new double[re.length]);
    for (int i = 0; i < re.length; i++) {
      double a = 1 - re[i];
      double b = -im[i];
      double norm = a * a + b * b;
      sum.re[i] = a / norm;
      sum.im[i] = -b / norm;
    }
    return sum;
  }

  /// Back to probabilities on the lattice.
  double[] masses() {
    double[] real = re.clone();
    transform(real, im.clone(), true);
    for (int i = 0; i < real.length; i++) {
      real[i] /= real.length;
    }
    return real;
  }

  /// The fast Fourier transform of Cooley and Tukey (1965), in place.
  private static void transform(double[] re, double[] im, boolean inverse) {
    int n = re.length;
    double[] cos = new double[n / 2];
    double[] sin = new double[n / 2];
    for (int i = 0; i < n / 2; i++) {
      cos[i] = Math.cos(2 * Math.PI * i / n);
      sin[i] = (inverse ? 1 : -1) * Math.sin(2 * Math.PI * i / n);
    }
    reorder(re, im);
    for (int half = 1; half < n; half *= 2) {
      for (int block = 0; block < n; block += 2 * half) {
        butterflies(re, im, block, half, cos, sin);
      }
    }
  }

  private static void butterflies(
      double[] re, double[] im, int block, int half, double[] cos, double[] sin) {
    int turn = re.length / (2 * half);
    for (int k = 0; k < half; k++) {
      int i = block + k;
      int j = i + half;
      double x = re[j] * cos[k * turn] - im[j] * sin[k * turn];
      double y = re[j] * sin[k * turn] + im[j] * cos[k * turn];
      re[j] = re[i] - x;
      im[j] = im[i] - y;
      re[i] += x;
      im[i] += y;
    }
  }

  private static void reorder(double[] re, double[] im) {
    int n = re.length;
    int shift = Integer.numberOfLeadingZeros(n) + 1;
    for (int i = 0; i < n; i++) {
      int j = Integer.reverse(i) >>> shift;
      if (j > i) {
        double x = re[i];
        re[i] = re[j];
        re[j] = x;
        double y = im[i];
        im[i] = im[j];
        im[j] = y;
      }
    }
  }
}
