"""A Bazel aspect that captures the C files of cc_* targets, one part a file, and what they depend on.

    bazel build //... --aspects //tools:cancelcheck.bzl%cancelcheck_capture --output_groups=cancelcheck_parts
    cancelcheck link --root="$PWD" $(find -L bazel-bin -name '*.cancelcheck.db')

`cancelcheck` must be on the PATH of the actions. Parts are linked outside of Bazel: the findings of a program need all
of its files.
"""

load("@bazel_tools//tools/build_defs/cc:action_names.bzl", "C_COMPILE_ACTION_NAME")
load("@bazel_tools//tools/cpp:toolchain_utils.bzl", "find_cpp_toolchain")

CancelcheckInfo = provider(doc = "Parts of a target and of what it depends on.", fields = {"parts": "depset of files"})

def _flags(ctx, target, toolchain):
    features = cc_common.configure_features(
        ctx = ctx,
        cc_toolchain = toolchain,
        requested_features = ctx.features,
        unsupported_features = ctx.disabled_features,
    )
    compilation = target[CcInfo].compilation_context
    variables = cc_common.create_compile_variables(
        feature_configuration = features,
        cc_toolchain = toolchain,
        user_compile_flags = ctx.fragments.cpp.copts + ctx.fragments.cpp.conlyopts + getattr(ctx.rule.attr, "copts", []),
        include_directories = compilation.includes,
        quote_include_directories = compilation.quote_includes,
        system_include_directories = compilation.system_includes,
        preprocessor_defines = depset(transitive = [compilation.defines, compilation.local_defines]),
    )
    return cc_common.get_memory_inefficient_command_line(
        feature_configuration = features,
        action_name = C_COMPILE_ACTION_NAME,
        variables = variables,
    )

def _capture(ctx, target, src, flags, toolchain):
    part = ctx.actions.declare_file("%s.%s.cancelcheck.db" % (ctx.rule.attr.name, src.path.replace("/", "_")))
    ctx.actions.run_shell(
        inputs = depset([src], transitive = [target[CcInfo].compilation_context.headers, toolchain.all_files]),
        outputs = [part],
        # paths are below the sandbox's folder, which is the root: `link --root` moves them
        command = 'exec cancelcheck capture -q -j1 --root="$PWD" -o "$1" "$2" -- "${@:3}"',
        arguments = [part.path, src.path] + flags,
        use_default_shell_env = True,
        mnemonic = "CancelcheckCapture",
        progress_message = "Capturing %s" % src.short_path,
    )
    return part

def _impl(target, ctx):
    deps = [d[CancelcheckInfo].parts for d in getattr(ctx.rule.attr, "deps", []) if CancelcheckInfo in d]
    parts = []
    if CcInfo in target:
        toolchain = find_cpp_toolchain(ctx)
        srcs = [f for s in getattr(ctx.rule.attr, "srcs", []) for f in s.files.to_list() if f.extension == "c"]
        flags = _flags(ctx, target, toolchain) if srcs else []
        parts = [_capture(ctx, target, src, flags, toolchain) for src in srcs]
    all = depset(parts, transitive = deps)
    return [CancelcheckInfo(parts = all), OutputGroupInfo(cancelcheck_parts = all)]

cancelcheck_capture = aspect(
    implementation = _impl,
    attr_aspects = ["deps"],
    attrs = {"_cc_toolchain": attr.label(default = "@bazel_tools//tools/cpp:current_cc_toolchain")},
    fragments = ["cpp"],
    toolchains = ["@bazel_tools//tools/cpp:toolchain_type"],
)
