"""What audit lines' actions and details are called. A test finds actions without a word here."""

ACTIONS: dict[str, dict[str, str]] = {
    "登录": {
        "sign_in": "登录",
        "sign_out": "退出",
        "sign_out_idle": "长时间没有操作，自动退出",
        "sign_in_refused": "登录失败：账号名或密码不对",
        "sign_in_locked": "登录被拒：错的次数太多",
    },
    "账号": {
        "open_account": "开设账号",
        "set_password": "改密码",
        "suspend_account": "停用账号",
        "resume_account": "恢复账号",
        "grant_role": "授予角色",
        "revoke_role": "收回角色",
        "link_person": "记下账号对应的党员",
        "second_step_on": "开启两步验证",
        "second_step_off": "关闭两步验证",
        "second_step_dropped": "取消他人的两步验证",
        "recovery_codes_renewed": "换一批备用码",
    },
    "组织": {
        "found_unit": "新建党组织",
        "move_unit": "调整隶属关系",
        "rename_unit": "改名",
        "dissolve_unit": "撤销党组织",
        "declare_size": "申报正式党员人数",
        "start_term": "记下一届委员会",
    },
    "人员": {
        "register_person": "登记人员",
        "set_membership": "记下组织关系",
        "end_membership": "组织关系转出",
        "attach": "编入",
        "end_attachment": "结束编入",
        "appoint": "任职",
        "relieve": "免职",
        "leave": "离开（转出、去世、出党）",
        "correct_identity": "更正个人信息",
        "merge_people": "合并重复的人",
        "split_person": "拆开同名的人",
        "erase_person": "删除个人信息",
    },
    "台账": {
        "record_entry": "记一笔",
        "revise_entry": "修改记录",
        "void_entry": "作废记录",
        "attach_evidence": "添加佐证材料",
        "detach_evidence": "移除佐证材料",
        "receive_directive": "登记学习内容（文件、讲话）",
        "record_event": "记下一件事",
        "void_event": "作废一件事",
    },
    "结账": {
        "close_period": "结账",
        "reopen_period": "重新打开已结的账",
        "declare_zero": "确认为零",
    },
    "履职": {
        "publish_rulebooks": "更新制度",
        "adopt_rulebook": "采用制度或计划",
        "stop_rulebook": "停用制度或计划",
        "set_target": "定本单位的目标",
        "drop_target": "取消本单位的目标",
        "excuse_item": "说明没有完成的原因",
        "withdraw_excuse": "撤回说明",
        "waive": "豁免",
        "end_waiver": "提前结束豁免",
    },
    "报告": {
        "write_report": "写报告",
        "edit_passage": "改报告里的一段",
        "reset_passage": "恢复报告里的一段",
    },
    "其他": {
        "import_book": "导入台账",
        "publish_codes": "更新代码表",
        "add_local_codes": "增加本单位的代码",
        "load_demo": "载入示例",
        "suggest": "提意见建议",
        "answer_suggestion": "答复意见建议",
        "see_suggestion": "标记看过意见建议",
    },
}
"""Group → action → what was done."""

WORDS = {action: words for group in ACTIONS.values() for action, words in group.items()}

DETAILS = {
    "unit": "党组织：",
    "to": "新的上级：",
    "name": "新名称：",
    "role": "角色：",
    "with_below": "含下级",
    "on": "从 ",
    "until": "到 ",
    "period": "",
    "reason": "理由：",
    "duty": "事项：",
    "measure": "内容：",
    "rulebook": "",
    "kind": "类别：",
    "standing": "",
    "post": "职务：",
    "least": "至少 ",
    "full_members": "人数：",
    "ends_on": "任期到 ",
    "number": "第几版：",
    "address": "来自 ",
    "person": "党员：",
}
"""Key of a detail → what stands before its value; other keys are for the program and are not shown."""


def sentence_of(action: str) -> str:
    """What was done."""
    return WORDS.get(action, action)
