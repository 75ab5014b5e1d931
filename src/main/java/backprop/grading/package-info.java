/**
 * Says why a gradient is wrong: {@link backprop.grading.Diagnosis} compares it with what the
 * classic mistakes would give. {@link backprop.grading.Score} gives partial credit with its
 * reasons.
 */
package backprop.grading;
