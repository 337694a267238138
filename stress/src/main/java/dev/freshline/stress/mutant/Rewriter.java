package dev.freshline.stress.mutant;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodType;
import java.lang.reflect.AccessFlag;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;

/// Applies an [Edit] to the bytes of a class, or says why it cannot.
final class Rewriter {
  private static final ClassDesc PAUSE = ClassDesc.of(Pause.class.getName());
  private static final MethodTypeDesc REACH =
      MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_String, ConstantDescs.CD_Object);

  private Rewriter() {}

  /// @throws IllegalStateException when the class has no such method, several, or one without a
  ///     body, or when the hook does not have its parameters
  static byte[] apply(Edit edit, byte[] original) {
    ClassModel model = ClassFile.of().parse(original);
    MethodModel target = target(edit, model);
    ClassTransform change =
        switch (edit) {
          case Edit.Replaced replaced -> replacement(replaced, target, model);
          case Edit.Before before -> inBody(target, new Entry(before.point(), target));
          case Edit.After after -> inBody(target, exit(after.point(), target));
        };
    return ClassFile.of().transformClass(model, change);
  }

  private static MethodModel target(Edit edit, ClassModel model) {
    List<MethodModel> named =
        model.methods().stream()
            .filter(method -> method.methodName().equalsString(edit.method()))
            .filter(method -> !method.flags().has(AccessFlag.BRIDGE))
            .toList();
    if (named.size() != 1 || named.getFirst().code().isEmpty()) {
      throw new IllegalStateException(
          "expected one method '"
              + edit.method()
              + "' with a body in "
              + edit.owner()
              + ", found "
              + named.size()
              + "; name the method that took its place");
    }
    return named.getFirst();
  }

  // --- a body for another -----------------------------------------------------------------------

  private static ClassTransform replacement(
      Edit.Replaced edit, MethodModel target, ClassModel model) {
    MethodTypeDesc type = withReceiver(target, model.thisClass().asSymbol());
    requireHook(edit, type);
    return ClassTransform.transformingMethods(
        method -> method == target,
        (method, element) -> {
          if (element instanceof CodeModel) {
            method.withCode(code -> callInstead(code, edit, type));
          } else {
            method.with(element);
          }
        });
  }

  private static void callInstead(CodeBuilder code, Edit.Replaced edit, MethodTypeDesc type) {
    int slot = 0;
    for (ClassDesc parameter : type.parameterList()) {
      TypeKind kind = TypeKind.from(parameter);
      code.loadLocal(kind, slot);
      slot += kind.slotSize();
    }
    code.invokestatic(ClassDesc.of(edit.hooks().getName()), edit.hook(), type);
    code.return_(TypeKind.from(type.returnType()));
  }

  private static MethodTypeDesc withReceiver(MethodModel target, ClassDesc owner) {
    MethodTypeDesc type = target.methodTypeSymbol();
    return target.flags().has(AccessFlag.STATIC) ? type : type.insertParameterTypes(0, owner);
  }

  private static void requireHook(Edit.Replaced edit, MethodTypeDesc type) {
    String expected = type.descriptorString();
    boolean found =
        Arrays.stream(edit.hooks().getDeclaredMethods())
            .filter(method -> Modifier.isStatic(method.getModifiers()))
            .filter(method -> method.getName().equals(edit.hook()))
            .anyMatch(method -> descriptor(method).equals(expected));
    if (!found) {
      throw new IllegalStateException(
          "expected a static "
              + edit.hook()
              + expected
              + " in "
              + edit.hooks().getName()
              + " for "
              + edit.owner()
              + ", found none; give it the parameters of the method that it stands for");
    }
  }

  private static String descriptor(Method method) {
    return MethodType.methodType(method.getReturnType(), method.getParameterTypes())
        .descriptorString();
  }

  // --- a point before, a point after ------------------------------------------------------------

  private static ClassTransform inBody(MethodModel target, CodeTransform change) {
    return ClassTransform.transformingMethodBodies(method -> method == target, change);
  }

  private record Entry(String point, MethodModel target) implements CodeTransform {
    @Override
    public void atStart(CodeBuilder code) {
      reach(code, point, target);
    }

    @Override
    public void accept(CodeBuilder code, CodeElement element) {
      code.with(element);
    }
  }

  private static CodeTransform exit(String point, MethodModel target) {
    return (code, element) -> {
      if (element instanceof ReturnInstruction) {
        reach(code, point, target);
      }
      code.with(element);
    };
  }

  /// Calls [Pause#reach] with the last argument, or with null where there is none to show.
  private static void reach(CodeBuilder code, String point, MethodModel target) {
    List<ClassDesc> parameters = target.methodTypeSymbol().parameterList();
    code.ldc(point);
    if (parameters.isEmpty() || parameters.getLast().isPrimitive()) {
      code.aconst_null();
    } else {
      code.aload(code.parameterSlot(parameters.size() - 1));
    }
    code.invokestatic(PAUSE, "reach", REACH);
  }
}
